package io.vncshot.cli;

import io.vncshot.imaging.Picture;
import io.vncshot.testserver.Area;
import io.vncshot.testserver.RfbTestServer;
import io.vncshot.testserver.Scene;
import io.vncshot.visual.CheckResult;
import io.vncshot.visual.CheckStatus;
import io.vncshot.visual.Results;
import io.vncshot.visual.ResultsFile;
import io.vncshot.visual.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CheckTest {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;
    private static final int GREY = 0xFF808080;
    private static final int WHITE = 0xFFFFFFFF;

    @TempDir
    private Path folder;

    private ProgramHarness program;
    private Scene scene;
    private RfbTestServer server;

    @BeforeEach
    void start() throws IOException {
        program = new ProgramHarness(folder);
        program.environment.put("VNCSHOT_STABLE", "0.05");
        scene = new Scene(WIDTH, HEIGHT);
        scene.fill(new Area(0, 0, WIDTH, HEIGHT), GREY);
        server = RfbTestServer.builder()
                .scene(scene)
                .input(new ScreenFiller(scene))
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void firstRunMakesTheBaselineAndSaysSo() throws IOException {
        assertThat(run("check", "login")).as(program.err()).isZero();
        assertThat(program.err()).isEqualTo("vncshot: check login: new baseline baselines/login-40x30.png\n");
        assertThat(folder.resolve("baselines/login-40x30.png")).exists();
        assertThat(result().status()).isEqualTo(CheckStatus.CREATED);

        assertThat(run("check", "login")).isZero();
        assertThat(program.err()).isEmpty();
        assertThat(result().status()).isEqualTo(CheckStatus.PASSED);
    }

    @Test
    void changedScreenEndsWith50AndTheWholeStoryInOneLine() throws IOException {
        run("check", "login");
        scene.fill(new Area(3, 4, 8, 5), WHITE);
        assertThat(run("check", "login", "key", "a")).isEqualTo(50);
        assertThat(program.err())
                .isEqualTo("vncshot: check login: 40 of 1200 pixels differ (3.33 %, allowed 0); largest area 3,4 8x5;"
                        + " see vncshot-results/login-diff.png\n");
        assertThat(files("vncshot-results"))
                .containsExactly(
                        "junit.xml",
                        "login-actual.png",
                        "login-diff.png",
                        "login-expected.png",
                        "report.html",
                        "results.json");
        CheckResult result = result();
        assertThat(result.counts().different()).isEqualTo(40);
        assertThat(result.started()).isEqualTo("2026-11-22T10:11:12Z");
        assertThat(result.server()).isEqualTo("127.0.0.1::" + server.port());
    }

    @Test
    void checkStandsInAChainAndSeveralFillOneFolder() throws IOException {
        assertThat(run("check", "before", "key", "a", "check", "after")).isZero();
        assertThat(run("check", "again")).isZero();
        assertThat(results().checks()).extracting(CheckResult::name).containsExactly("before", "after", "again");
        assertThat(Files.readAllBytes(folder.resolve("baselines/before-40x30.png")))
                .isNotEqualTo(Files.readAllBytes(folder.resolve("baselines/after-40x30.png")));
    }

    @Test
    void ciRunNeverMakesABaseline() throws IOException {
        program.environment.put("CI", "true");
        assertThat(run("check", "login")).isEqualTo(52);
        assertThat(program.err())
                .startsWith("vncshot: check login: there is no baseline baselines/login-40x30.png; see");
        assertThat(folder.resolve("baselines")).doesNotExist();
        assertThat(folder.resolve("vncshot-results/login-actual.png")).exists();

        assertThat(program.run("approve")).as(program.err()).isZero();
        assertThat(program.out()).isEqualTo("baselines/login-40x30.png\n");
        assertThat(run("check", "login")).isZero();
    }

    @Test
    void updateMayBeAllowedInCiTooAndChangedReplaces() throws IOException {
        program.environment.put("CI", "1");
        assertThat(run("--update", "missing", "check", "login")).isZero();
        scene.fill(new Area(3, 4, 8, 5), WHITE);
        assertThat(run("check", "login")).isEqualTo(50);
        assertThat(run("--update=changed", "check", "login")).isZero();
        assertThat(program.err()).startsWith("vncshot: check login: baseline baselines/login-40x30.png updated: 40 of");
        assertThat(run("check", "login")).isZero();
    }

    @Test
    void anotherSizeEndsWith51() throws IOException {
        assertThat(run("--baseline-name={name}.png", "check", "login")).isZero();
        scene.resize(50, 30);
        assertThat(run("--baseline-name={name}.png", "check", "login")).isEqualTo(51);
        assertThat(program.err())
                .isEqualTo("vncshot: check login: the screen is 50x30, the baseline 40x30;"
                        + " see vncshot-results/login-diff.png\n");
    }

    @Test
    void restlessScreenEndsWith53AndNamesTheRectangle() throws Exception {
        int status = whileBlinking(new Area(30, 20, 4, 3), "-t", "3", "--stable=1", "check", "login");
        assertThat(status).isEqualTo(53);
        assertThat(program.err())
                .matches("(?s)vncshot: check login: the screen did not come to rest within 3 s \\(--timeout\\):"
                        + " 30,20 4x3 changed \\d+ times; --mask leaves such a place out\n");
        assertThat(files("vncshot-results")).contains("login-actual.png", "login-previous.png");
        assertThat(result().moving()).hasSize(1);
        assertThat(folder.resolve("baselines")).doesNotExist();
    }

    @Test
    void restlessPlaceThatIsMaskedDoesNotMatter() throws Exception {
        int status = whileBlinking(new Area(30, 20, 4, 3), "-t", "20", "--mask", "28,18,8,8", "check", "login");
        assertThat(program.err()).startsWith("vncshot: check login: new baseline");
        assertThat(status).isZero();
    }

    @Test
    void restlessPlaceMaskedByASidecarDoesNotMatter() throws Exception {
        Files.createDirectories(folder.resolve("baselines"));
        Files.writeString(
                folder.resolve("baselines/login.json"),
                "{\"area\": [{\"type\": \"match\", \"xpos\": 0, \"ypos\": 0, \"width\": 20, \"height\": 20}]}");
        assertThat(whileBlinking(new Area(30, 20, 4, 3), "-t", "20", "check", "login"))
                .isZero();
    }

    private int whileBlinking(Area area, String... args) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        Thread blinker = new Thread(() -> {
            for (int i = 0; !over.get(); i++) {
                scene.fill(area, i % 2 == 0 ? WHITE : GREY);
                LockSupport.parkNanos(10_000_000);
            }
        });
        blinker.start();
        try {
            return run(args);
        } finally {
            over.set(true);
            blinker.join();
        }
    }

    @Test
    void restlessPlaceIsProposedAsAMaskAndWrittenWhereChecksFindIt() throws Exception {
        assertThat(whileBlinking(new Area(30, 20, 4, 3), "mask", "login", "--watch", "0.3", "--write"))
                .as(program.err())
                .isZero();
        assertThat(program.out()).isEqualTo("--mask 30,20,4,3\n");
        assertThat(whileBlinking(new Area(30, 20, 4, 3), "-t", "20", "check", "login"))
                .isZero();

        assertThat(run("mask", "login", "--write")).isEqualTo(2);
        assertThat(program.err()).endsWith("is there already; leave out --write, and add the masks to it\n");
        assertThat(run("mask", "other", "--watch", "0.05")).isZero();
        assertThat(program.err()).isEqualTo("vncshot: mask: nothing changed in 50 ms; there is nothing to mask\n");
    }

    @Test
    void maskAndRunTakeTheOptionsThatStandBeforeThem() throws IOException {
        assertThat(program.run("-s", "127.0.0.1::" + server.port(), "mask", "other", "--watch", "0.05"))
                .as(program.err())
                .isZero();
        Files.writeString(folder.resolve("suite.yml"), "steps: [{check: login}]");
        assertThat(program.run("-s", "127.0.0.1::" + server.port(), "--stable=0.05", "run", "suite.yml"))
                .as(program.err())
                .isZero();
    }

    @Test
    void gitHubGetsAnnotationsAndASummary() throws IOException {
        program.environment.put("GITHUB_ACTIONS", "true");
        program.environment.put(
                "GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
        program.environment.put("CI", "true");
        assertThat(run("check", "login")).isEqualTo(52);
        assertThat(program.err()).startsWith("::error title=check login%3A baseline missing::there is no baseline");
        assertThat(folder.resolve("summary.md")).content().contains("| login | baseline missing |");
    }

    @Test
    void gitHubIsToldOnceOfEachCheckOfSeveralCommands() throws IOException {
        program.environment.put("GITHUB_ACTIONS", "true");
        program.environment.put(
                "GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
        program.environment.put("CI", "true");
        assertThat(run("check", "login")).isEqualTo(52);
        assertThat(run("check", "menu")).isEqualTo(52);
        assertThat(program.err()).contains("::error title=check menu").doesNotContain("::error title=check login");
        assertThat(Files.readString(folder.resolve("summary.md"))).containsOnlyOnce("| login |");
    }

    @Test
    void jsonTellsTheResult() {
        assertThat(run("--json", "check", "login")).isZero();
        assertThat(program.out())
                .startsWith("{\"action\":\"check\",\"check\":\"login\",\"result\":\"created\",\"compared\":0");
    }

    @Test
    void twoChecksOfOneNameAreRefusedBeforeAnythingIsSent() {
        assertThat(program.run("-s", "127.0.0.1::1", "check", "login", "check", "login"))
                .isEqualTo(2);
        assertThat(program.err())
                .isEqualTo("vncshot: check login: there are two checks of this name, which baselines and results go"
                        + " by; rename one\n");
    }

    @Test
    void resultsOfAnotherVersionAreRefusedBeforeAnythingIsSent() throws IOException {
        WholeFile.write(
                folder.resolve("vncshot-results/results.json"), "{\"format\": \"vncshot-results\", \"version\": 9}");
        assertThat(program.run("-s", "127.0.0.1::1", "check", "login")).isEqualTo(2);
        assertThat(program.err())
                .startsWith("vncshot: vncshot-results/results.json: written in version 9 of the format, and this");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "--pixel-threshold 2 check a#--pixel-threshold=2: must be a number from 0 to 1, such as 0.05",
                "--max-diff-ratio 1.5 check a#--max-diff-ratio=1.5: must be a number from 0 to 1, such as 0.05",
                "--mask 1,2 check a#--mask=1,2: must be X,Y,W,H, whole numbers, with W and H from 1 on",
                "--update never check a#--update=never: must be one of missing, changed, all, none",
                "--baseline-name x.png check a#--baseline-name=x.png: must have {name} in it and end in .png, as in {name}.png",
                "check a/b#check: NAME \"a/b\": is used as the name of a file, and must not have control characters or any of /\\:*?\"<>|",
                "check#check: NAME is missing",
                "--results file/x check a#--results file/x: FOLDER/file is not a folder that you can write to; name another"
            })
    void badInputIsOneLineAndNothingIsSent(String words, String message) throws IOException {
        Files.writeString(folder.resolve("file"), "");
        assertThat(program.run(("-s 127.0.0.1::1 " + words).split(" "))).isEqualTo(2);
        assertThat(program.err().replace(folder.toString(), "FOLDER")).isEqualTo("vncshot: " + message + "\n");
    }

    @Test
    void brokenBaselineIsAFailedActionAndStays() throws IOException {
        Files.createDirectories(folder.resolve("baselines"));
        Files.writeString(folder.resolve("baselines/login-40x30.png"), "oops");
        assertThat(run("--update", "all", "check", "login")).isEqualTo(30);
        assertThat(program.err())
                .isEqualTo("vncshot: check login: baselines/login-40x30.png: not a PNG file; restore it, or remove it"
                        + " and approve another\n");
        assertThat(folder.resolve("baselines/login-40x30.png")).hasContent("oops");
    }

    @Test
    void maskOutsideTheScreenIsAFailedAction() {
        assertThat(run("--mask", "39,0,2,1", "check", "login")).isEqualTo(30);
        assertThat(program.err()).isEqualTo("vncshot: check login: mask 39,0 2x1 leaves the picture of 40x30\n");
        assertThat(folder.resolve("baselines")).doesNotExist();
    }

    @Test
    void resultsAreWrittenAlsoWhenALaterActionFails() throws IOException {
        WholeFile.write(folder.resolve("needle.png"), Picture.of(new int[] {0xFF010203}, 1, 1));
        assertThat(run("-t", "3", "check", "login", "find", "needle.png", "1")).isEqualTo(55);
        assertThat(result().status()).isEqualTo(CheckStatus.CREATED);
    }

    private CheckResult result() throws IOException {
        return results().checks().get(0);
    }

    private Results results() throws IOException {
        return ResultsFile.read(folder.resolve("vncshot-results/results.json"));
    }

    private Stream<String> files(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList().stream();
        }
    }

    private int run(String... args) {
        boolean subcommand = args[0].equals("mask");
        String[] all = Arrays.copyOf(new String[] {"-s", "127.0.0.1::" + server.port()}, args.length + 2);
        System.arraycopy(args, 0, all, 2, args.length);
        if (subcommand) {
            all = Arrays.copyOf(args, args.length + 2);
            all[args.length] = "-s";
            all[args.length + 1] = "127.0.0.1::" + server.port();
        }
        return program.run(all);
    }
}
