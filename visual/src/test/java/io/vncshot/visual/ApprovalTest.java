package io.vncshot.visual;

import io.vncshot.imaging.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ApprovalTest {
    private static final Picture PICTURE = Samples.white(40, 30);

    @TempDir
    private Path folder;

    private Approval approval;

    @BeforeEach
    void makeResults() throws IOException {
        Path results = folder.resolve("r");
        save(List.of(
                Samples.result("login", CheckStatus.DIFFERS, "x"),
                Samples.result("desktop", CheckStatus.BASELINE_MISSING, "x"),
                Samples.result("clock", CheckStatus.NEVER_STABLE, "x"),
                Samples.result("menu", CheckStatus.PASSED, "")));
        for (String name : List.of("login", "desktop", "clock")) {
            WholeFile.write(results.resolve(name + "-actual.png"), PICTURE);
        }
        Baselines baselines = new Baselines("b", folder.resolve("b"), NameTemplate.DEFAULT);
        approval = new Approval(baselines, "r", results);
    }

    @Test
    void actualPicturesBecomeBaselinesByteByByte() throws IOException {
        for (Approval.Approved approved : approval.plan("*")) {
            Approval.write(approved);
        }
        byte[] png = Files.readAllBytes(folder.resolve("r/login-actual.png"));
        assertThat(folder.resolve("b/login-40x30.png")).hasBinaryContent(png);
        assertThat(folder.resolve("b/desktop-40x30.png")).hasBinaryContent(png);
        assertThat(folder.resolve("b/clock-40x30.png")).doesNotExist();
        assertThat(folder.resolve("b/menu-40x30.png")).doesNotExist();
    }

    @Test
    void filterChoosesChecks() throws IOException {
        assertThat(approval.plan("log*")).extracting(Approval.Approved::check).containsExactly("login");
        assertThatThrownBy(() -> approval.plan("menu"))
                .hasMessage("r: nothing to approve: none of its 4 checks that matches menu differs or lacks its"
                        + " baseline");
    }

    @Test
    void missingResultsAreNamed() {
        Approval nowhere = new Approval(
                new Baselines("b", folder.resolve("b"), NameTemplate.DEFAULT), "gone", folder.resolve("gone"));
        assertThatThrownBy(() -> nowhere.plan("*")).hasMessage("gone/results.json: no such file");
    }

    @Test
    void oneDamagedPictureKeepsAllBaselines() throws IOException {
        Files.write(folder.resolve("r/desktop-actual.png"), new byte[] {1});
        assertThatThrownBy(() -> approval.plan("*")).hasMessage("r/desktop-actual.png: not a PNG file");
        assertThat(folder.resolve("b")).doesNotExist();
    }

    @Test
    void linkOutOfTheFolderIsRefused() throws IOException {
        WholeFile.write(folder.resolve("secret.png"), PICTURE);
        Files.delete(folder.resolve("r/login-actual.png"));
        Files.createSymbolicLink(folder.resolve("r/login-actual.png"), folder.resolve("secret.png"));
        assertThatThrownBy(() -> approval.plan("*")).hasMessage("r/login-actual.png: a link that leaves the folder");
    }

    private void save(List<CheckResult> checks) throws IOException {
        Results results = new Results("vncshot 1", "yiq 1", "b", checks);
        WholeFile.write(folder.resolve("r/results.json"), ResultsFile.text(results));
    }
}
