package io.vncshot.cli;

import io.vncshot.imaging.Picture;
import io.vncshot.visual.CheckResult;
import io.vncshot.visual.Results;
import io.vncshot.visual.ResultsFile;
import io.vncshot.visual.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

class ResultsCommandsTest {
    @TempDir
    private Path folder;

    private ProgramHarness program;

    @BeforeEach
    void makeResultsOfThreeChecks() throws IOException {
        program = new ProgramHarness(folder);
        program.environment.put("CI", "true");
        assertThat(program.run("-s", "demo:", "--region=0,0,40,20", "--stable=0.05", "check", "one"))
                .as(program.err())
                .isEqualTo(52);
        assertThat(program.run("-s", "demo:", "--region=0,0,40,20", "--stable=0.05", "check", "two"))
                .isEqualTo(52);
        assertThat(folder.resolve("baselines")).doesNotExist();
    }

    @Test
    void demoIsNamedWithoutItsPort() throws IOException {
        Results results = ResultsFile.read(folder.resolve("vncshot-results/results.json"));
        assertThat(results.checks()).extracting(CheckResult::server).containsExactly("demo:", "demo:");
    }

    @Test
    void approvalOfADownloadedFolderCopiesWhatTheFilterNames() throws IOException {
        Files.createDirectory(folder.resolve("download"));
        Files.move(folder.resolve("vncshot-results"), folder.resolve("download/results"));
        assertThat(program.run("approve", "--from", "download/results", "--filter", "t*", "--baselines", "accepted"))
                .as(program.err())
                .isZero();
        assertThat(program.out()).matches("accepted/two-\\d+x\\d+\\.png\n");
        assertThat(folder.resolve(program.out().trim()))
                .hasBinaryContent(Files.readAllBytes(folder.resolve("download/results/two-actual.png")));
        assertThat(folder.resolve("accepted")).isDirectoryNotContaining("glob:**one*");
    }

    @Test
    void dryRunOnlyTells() {
        assertThat(program.run("approve", "--dry-run")).isZero();
        assertThat(program.out().lines()).hasSize(2);
        assertThat(folder.resolve("baselines")).doesNotExist();
    }

    @Test
    void nothingToApproveIsOneLine() {
        assertThat(program.run("approve", "--filter", "three")).isEqualTo(30);
        assertThat(program.err())
                .isEqualTo("vncshot: approve: vncshot-results: nothing to approve: none of its 2 checks that matches"
                        + " three differs or lacks its baseline\n");
    }

    @Test
    void missingFolderIsOneLine() {
        assertThat(program.run("approve", "--from", "gone")).isEqualTo(30);
        assertThat(program.err()).isEqualTo("vncshot: approve: gone/results.json: no such file\n");
        assertThat(program.run("report", "gone")).isEqualTo(30);
        assertThat(program.err()).isEqualTo("vncshot: report: gone/results.json: no such file\n");
    }

    @Test
    void pathThatLeavesTheFolderIsOneLineAndNoBaselineIsTouched() throws IOException {
        Path secret = folder.resolve("secret.png");
        int[] white = new int[4];
        Arrays.fill(white, -1);
        WholeFile.write(secret, Picture.of(white, 2, 2));
        Path file = folder.resolve("vncshot-results/results.json");
        Files.writeString(file, Files.readString(file).replace("\"two-actual.png\"", "\"../secret.png\""));
        assertThat(program.run("approve")).isEqualTo(30);
        assertThat(program.err())
                .isEqualTo("vncshot: approve: vncshot-results/results.json: check \"two\": the actual file"
                        + " \"../secret.png\" leaves its folder\n");
        assertThat(folder.resolve("baselines")).doesNotExist();
    }

    @Test
    void resultsOfAnotherVersionAreOneLine() throws IOException {
        Path file = folder.resolve("vncshot-results/results.json");
        Files.writeString(file, Files.readString(file).replace("\"version\": 1", "\"version\": 3"));
        for (String command : new String[] {"approve", "report"}) {
            assertThat(program.run(command)).isEqualTo(30);
            assertThat(program.err())
                    .isEqualTo("vncshot: " + command + ": vncshot-results/results.json: written in version 3 of the"
                            + " format, and this vncshot knows 1; run it again, or take another folder\n");
        }
    }

    @Test
    void reportIsWrittenAgain() throws IOException {
        Files.delete(folder.resolve("vncshot-results/report.html"));
        assertThat(program.run("report", "vncshot-results/")).isZero();
        assertThat(program.out()).isEqualTo("vncshot-results/report.html\n");
        assertThat(folder.resolve("vncshot-results/report.html")).content().contains("two-actual.png");
        assertThat(program.run("report", "vncshot-results", "-o", "other.html")).isZero();
        assertThat(folder.resolve("other.html")).exists();
    }

    @Test
    void superfluousWordsAreRefused() {
        assertThat(program.run("approve", "one")).isEqualTo(2);
    }

    @Test
    void shardsAreOneReport() throws IOException {
        Path other = folder.resolve("other");
        assertThat(program.run(
                        "-s", "demo:", "--region=0,0,40,20", "--stable=0.05", "--results", "other", "check", "three"))
                .isEqualTo(52);
        assertThat(program.run("report", "vncshot-results", "other/")).isEqualTo(2);
        assertThat(program.err()).isEqualTo("vncshot: report: --output FILE is needed for the results of 2 folders\n");
        assertThat(program.run("report", "vncshot-results", "other/", "-o", "all.html"))
                .as(program.err())
                .isZero();
        assertThat(folder.resolve("all.html"))
                .content()
                .contains("3 of 3 checks failed", "./vncshot-results/two-actual.png", "./other/three-actual.png");
        Files.copy(folder.resolve("vncshot-results/results.json"), other.resolve("results.json"), REPLACE_EXISTING);
        assertThat(program.run("report", "vncshot-results", "other", "-o", "all.html"))
                .isEqualTo(30);
        assertThat(program.err())
                .isEqualTo("vncshot: report: check \"one\" is in vncshot-results and in other, and a"
                        + " report has room for one of that name; leave out one of the folders\n");
    }
}
