package io.vncshot.visual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResultsFolderTest {
    @TempDir
    private Path folder;

    @Test
    void laterRunsAddToTheFolderAndReplaceByName() throws IOException {
        save(Samples.result("login", CheckStatus.DIFFERS, "first"));
        save(Samples.result("menu", CheckStatus.PASSED, ""));
        save(Samples.result("login", CheckStatus.PASSED, ""));
        Results results = ResultsFolder.read("r", folder);
        assertThat(results.checks()).extracting(CheckResult::name).containsExactly("login", "menu");
        assertThat(results.failures()).isEmpty();
        assertThat(folder.resolve("junit.xml")).exists();
        assertThat(folder.resolve("report.html")).exists();
    }

    @Test
    void resultsOfAnotherVersionAreNotAddedTo() throws IOException {
        Files.writeString(folder.resolve("results.json"), "{\"format\": \"vncshot-results\", \"version\": 7}");
        assertThatThrownBy(() -> ResultsFolder.open("r", folder, Samples.EMPTY))
                .isInstanceOf(CheckException.class)
                .hasMessageStartingWith("r/results.json: written in version 7 of the format");
    }

    private void save(CheckResult result) throws IOException {
        ResultsFolder results = ResultsFolder.open("r", folder, Samples.EMPTY);
        results.put(result);
        results.save();
    }
}
