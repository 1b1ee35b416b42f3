package io.vncshot.visual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResultsFileTest {
    private static final Results RESULTS = new Results(
            "vncshot 1",
            "yiq 1",
            "baselines",
            List.of(
                    Samples.result("login", CheckStatus.DIFFERS, "7 of 1200 pixels differ"),
                    Samples.result("desktop", CheckStatus.PASSED, "")));

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        assertThat(read(ResultsFile.text(RESULTS))).isEqualTo(RESULTS);
    }

    @Test
    void anotherVersionIsRejected() {
        String text = ResultsFile.text(RESULTS).replace("\"version\": 1", "\"version\": 2");
        assertThatThrownBy(() -> read(text))
                .hasMessage("written in version 2 of the format, and this vncshot knows 1; run it again, or take"
                        + " another folder");
    }

    @Test
    void anotherFormatIsRejected() {
        assertThatThrownBy(() -> read("{}"))
                .hasMessage("not the results of vncshot: \"format\" must be \"vncshot-results\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../login.png", "/etc/passwd", "a/../../b.png", "..", "a\\\\b.png"})
    void pathThatLeavesTheFolderIsRejected(String path) {
        String text = ResultsFile.text(RESULTS).replace("login-actual.png", path);
        assertThatThrownBy(() -> read(text))
                .hasMessageStartingWith("check \"login\": the actual file \"")
                .hasMessageEndingWith("\" leaves its folder");
    }

    @Test
    void baselineThatLeavesItsFolderIsRejected() {
        String text = ResultsFile.text(RESULTS).replace("login-40x30.png", "../login.png");
        assertThatThrownBy(() -> read(text))
                .hasMessage("check \"login\": the baseline file \"../login.png\" leaves its folder");
    }

    @Test
    void thresholdOutOfRangeIsRejected() {
        String text = ResultsFile.text(RESULTS).replace("\"pixelThreshold\": 0.2", "\"pixelThreshold\": 1.2");
        assertThatThrownBy(() -> read(text)).hasMessage("check \"login\": threshold 1.2: must be from 0 to 1");
    }

    @Test
    void missingMemberIsNamed() {
        String text = ResultsFile.text(RESULTS).replace("\"counts\"", "\"sums\"");
        assertThatThrownBy(() -> read(text)).hasMessage("check \"login\": \"counts\" is missing");
    }

    private Results read(String text) throws IOException {
        return ResultsFile.read(Files.writeString(folder.resolve("results.json"), text));
    }
}
