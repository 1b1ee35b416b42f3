package io.vncshot.visual;

import io.vncshot.imaging.Area;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PictureComparison;
import io.vncshot.imaging.PngReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VisualChecksTest {
    private static final Picture WHITE = Samples.white(40, 30);
    private static final Picture MARKED = Samples.blackAt(40, 30, new Area(4, 5, 6, 7));

    @TempDir
    private Path folder;

    @Test
    void missingBaselineIsMadeWhereThatIsAllowed() throws IOException {
        CheckResult result = checks(UpdateMode.MISSING).check(Samples.order("login"), WHITE);
        assertThat(result.status()).isEqualTo(CheckStatus.CREATED);
        assertThat(result.message()).isEqualTo("new baseline b/login-40x30.png");
        assertThat(checks(UpdateMode.NONE).check(Samples.order("login"), WHITE).status())
                .isEqualTo(CheckStatus.PASSED);
    }

    @Test
    void missingBaselineFailsWhereNoneMayBeMadeAndTheActualIsKept() throws IOException {
        CheckResult result = checks(UpdateMode.NONE).check(Samples.order("login"), WHITE);
        assertThat(result.status()).isEqualTo(CheckStatus.BASELINE_MISSING);
        assertThat(result.message())
                .isEqualTo("there is no baseline b/login-40x30.png; see r/login-actual.png, and accept it with:"
                        + " vncshot approve --from r --baselines b");
        assertThat(folder.resolve("r/login-actual.png")).exists();
        assertThat(folder.resolve("b")).doesNotExist();
    }

    @Test
    void differenceIsToldWithCountAreaAndPicture() throws IOException {
        baseline("login-40x30.png", WHITE);
        CheckResult result = checks(UpdateMode.MISSING).check(Samples.order("login"), MARKED);
        assertThat(result.status()).isEqualTo(CheckStatus.DIFFERS);
        assertThat(result.message())
                .isEqualTo("42 of 1200 pixels differ (3.50 %, allowed 0); largest area 4,5 6x7; see r/login-diff.png");
        assertThat(result.files())
                .isEqualTo(new ResultFiles("login-expected.png", "login-actual.png", "login-diff.png", ""));
        assertThat(pixels("r/login-expected.png")).isEqualTo(WHITE.argb());
        assertThat(pixels("r/login-actual.png")).isEqualTo(MARKED.argb());
        assertThat(pixels("r/login-diff.png")[5 * 40 + 4]).isEqualTo(0xFFFF0000);
        assertThat(pixels("b/login-40x30.png")).isEqualTo(WHITE.argb());
    }

    @Test
    void laterSuccessRemovesThePicturesOfAnEarlierFailure() throws IOException {
        baseline("login-40x30.png", WHITE);
        checks(UpdateMode.NONE).check(Samples.order("login"), MARKED);
        checks(UpdateMode.NONE).check(Samples.order("login"), WHITE);
        assertThat(folder.resolve("r")).isEmptyDirectory();
    }

    @Test
    void allowedDifferencePassesAtTheLimitAndFailsOverIt() throws IOException {
        baseline("login-40x30.png", WHITE);
        assertThat(check(OptionalLong.of(42), OptionalDouble.empty())).isEqualTo(CheckStatus.PASSED);
        assertThat(check(OptionalLong.of(41), OptionalDouble.empty())).isEqualTo(CheckStatus.DIFFERS);
        assertThat(check(OptionalLong.empty(), OptionalDouble.of(0.035))).isEqualTo(CheckStatus.PASSED);
        assertThat(check(OptionalLong.of(42), OptionalDouble.of(0.034)))
                .as("the smaller one counts")
                .isEqualTo(CheckStatus.DIFFERS);
    }

    private CheckStatus check(OptionalLong pixels, OptionalDouble ratio) throws IOException {
        Tolerance tolerance = new Tolerance(PictureComparison.Rule.DEFAULT, pixels, ratio);
        CheckOrder order = new CheckOrder("login", "", tolerance, List.of(), List.of(), "");
        return checks(UpdateMode.NONE).check(order, MARKED).status();
    }

    @Test
    void changedBaselineIsReplacedWhereThatIsAllowed() throws IOException {
        baseline("login-40x30.png", WHITE);
        CheckResult result = checks(UpdateMode.CHANGED).check(Samples.order("login"), MARKED);
        assertThat(result.status()).isEqualTo(CheckStatus.UPDATED);
        assertThat(result.message()).startsWith("baseline b/login-40x30.png updated: 42 of 1200 pixels differ");
        assertThat(pixels("b/login-40x30.png")).isEqualTo(MARKED.argb());
    }

    @Test
    void allReplacesAlsoWhatTheToleranceLetsPass() throws IOException {
        baseline("login-40x30.png", WHITE);
        Tolerance tolerance =
                new Tolerance(PictureComparison.Rule.DEFAULT, OptionalLong.of(100), OptionalDouble.empty());
        CheckOrder order = new CheckOrder("login", "", tolerance, List.of(), List.of(), "");
        assertThat(checks(UpdateMode.CHANGED).check(order, MARKED).status()).isEqualTo(CheckStatus.PASSED);
        assertThat(checks(UpdateMode.ALL).check(order, MARKED).status()).isEqualTo(CheckStatus.UPDATED);
        assertThat(checks(UpdateMode.ALL).check(order, MARKED).status()).isEqualTo(CheckStatus.PASSED);
    }

    @Test
    void anotherSizeIsAFailureOfItsOwnWithAPaddedPicture() throws IOException {
        baseline("login.png", Samples.white(20, 50));
        CheckResult result = checks(UpdateMode.NONE, "{name}.png").check(Samples.order("login"), WHITE);
        assertThat(result.status()).isEqualTo(CheckStatus.SIZE_DIFFERS);
        assertThat(result.message()).isEqualTo("the screen is 40x30, the baseline 20x50; see r/login-diff.png");
        Picture diff = PngReader.read(Files.readAllBytes(folder.resolve("r/login-diff.png")));
        assertThat(diff.width()).isEqualTo(40);
        assertThat(diff.height()).isEqualTo(50);
        assertThat(diff.argb()[0]).as("equal").isEqualTo(Samples.WHITE);
        assertThat(diff.argb()[39]).as("only on the screen").isEqualTo(0xFFFF0000);
        assertThat(diff.argb()[49 * 40 + 39]).as("in neither").isEqualTo(0xFFFF0000);
    }

    @Test
    void brokenBaselineIsAnErrorAndStays() throws IOException {
        byte[] broken = {1, 2, 3};
        Files.createDirectories(folder.resolve("b"));
        Files.write(folder.resolve("b/login-40x30.png"), broken);
        for (UpdateMode mode : UpdateMode.values()) {
            CheckResult result = checks(mode).check(Samples.order("login"), WHITE);
            assertThat(result.status()).isEqualTo(CheckStatus.ERROR);
            assertThat(result.message())
                    .isEqualTo("b/login-40x30.png: not a PNG file; restore it, or remove it and approve another");
            assertThat(folder.resolve("b/login-40x30.png")).hasBinaryContent(broken);
        }
    }

    @Test
    void sidecarNeedleAndMaskPictureLeaveOut() throws IOException {
        baseline("login-40x30.png", WHITE);
        Files.writeString(
                folder.resolve("b/login.json"), "{\"masks\": [{\"x\": 4, \"y\": 5, \"width\": 6, \"height\": 7}]}");
        assertPasses();

        Files.writeString(folder.resolve("b/login.json"), """
                {"properties": [], "tags": ["ENV-DISTRI-x"], "area": [
                  {"type": "match", "xpos": 0, "ypos": 0, "width": 40, "height": 20, "match": 95},
                  {"type": "exclude", "xpos": 4, "ypos": 5, "width": 6, "height": 7}]}
                """);
        CheckResult result = assertPasses();
        assertThat(result.counts().compared()).isEqualTo(40 * 20 - 42);
        assertThat(result.regions()).containsExactly(new Area(0, 0, 40, 20));

        Files.delete(folder.resolve("b/login.json"));
        int[] mask = new int[1200];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = MARKED.argb()[i] == Samples.BLACK ? 0xFF00FF00 : 0;
        }
        writeWithAlpha(folder.resolve("b/login.mask.png"), mask);
        assertPasses();
    }

    private CheckResult assertPasses() throws IOException {
        CheckResult result = checks(UpdateMode.NONE).check(Samples.order("login"), MARKED);
        assertThat(result.message()).isEmpty();
        assertThat(result.status()).isEqualTo(CheckStatus.PASSED);
        return result;
    }

    private static void writeWithAlpha(Path file, int[] argb) throws IOException {
        var image = new java.awt.image.BufferedImage(40, 30, java.awt.image.BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 40, 30, argb, 0, 40);
        assertThat(javax.imageio.ImageIO.write(image, "png", file.toFile())).isTrue();
    }

    @Test
    void masksThatLeaveNothingToCompareAreAnError() throws IOException {
        CheckOrder all = Samples.order("login", List.of(new Area(0, 0, 40, 30)));
        CheckOrder allButOne = Samples.order("login", List.of(new Area(0, 0, 40, 29), new Area(1, 29, 39, 1)));
        assertThat(checks(UpdateMode.MISSING).check(all, WHITE).message())
                .isEqualTo("masks and regions leave nothing to compare");
        assertThat(folder.resolve("b/login-40x30.png")).doesNotExist();
        baseline("login-40x30.png", WHITE);
        assertThat(checks(UpdateMode.NONE).check(all, WHITE).status()).isEqualTo(CheckStatus.ERROR);
        assertThat(checks(UpdateMode.NONE).check(allButOne, WHITE).status()).isEqualTo(CheckStatus.PASSED);
    }

    @Test
    void maskOutsideThePictureIsAnErrorThatNamesIt() throws IOException {
        baseline("login-40x30.png", WHITE);
        CheckOrder order = Samples.order("login", List.of(new Area(30, 20, 11, 10)));
        CheckResult result = checks(UpdateMode.ALL).check(order, MARKED);
        assertThat(result.status()).isEqualTo(CheckStatus.ERROR);
        assertThat(result.message()).isEqualTo("mask 30,20 11x10 leaves the picture of 40x30");
        assertThat(pixels("b/login-40x30.png")).isEqualTo(WHITE.argb());
    }

    @Test
    void brokenSidecarIsAnErrorThatNamesTheFile() throws IOException {
        baseline("login-40x30.png", WHITE);
        Files.writeString(folder.resolve("b/login.json"), "{\"masks\": 1}");
        CheckResult result = checks(UpdateMode.NONE).check(Samples.order("login"), WHITE);
        assertThat(result.message()).isEqualTo("b/login.json: \"masks\" must be an array");
    }

    @Test
    void namesThatAreNoFileNamesAreRejected() {
        for (String name : List.of("", "a/b", "..", ".hidden", "a:b", "a\nb", "-x", "x".repeat(101))) {
            assertThatThrownBy(() -> Samples.order(name)).as(name).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Samples.order("x".repeat(100)).name()).hasSize(100);
    }

    private void baseline(String name, Picture picture) throws IOException {
        WholeFile.write(folder.resolve("b").resolve(name), picture);
    }

    private VisualChecks checks(UpdateMode mode) {
        return checks(mode, NameTemplate.DEFAULT.text());
    }

    private VisualChecks checks(UpdateMode mode, String template) {
        Baselines baselines = new Baselines("b", folder.resolve("b"), new NameTemplate(template));
        return new VisualChecks(baselines, mode, ResultsFolder.fresh("r", folder.resolve("r"), Samples.EMPTY));
    }

    private int[] pixels(String file) throws IOException {
        return PngReader.read(Files.readAllBytes(folder.resolve(file))).argb();
    }
}
