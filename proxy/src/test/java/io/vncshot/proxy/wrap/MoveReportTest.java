package io.vncshot.proxy.wrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

final class MoveReportTest {
    @TempDir
    Path folder;

    @Test
    void everyCompleteLineNamesASocket() throws IOException {
        assertThat(MoveReport.inodes(write("127.0.0.1 53294 12 4711\n::1 53294 12 4712\n127.0.0.1 53294 13 47")))
                .containsExactly(4711L, 4712L);
    }

    @Test
    void nothingIsMovedYetInAnEmptyReport() throws IOException {
        assertThat(MoveReport.inodes(write(""))).isEmpty();
    }

    @Test
    void spoiltLinesAreSkipped() throws IOException {
        assertThat(MoveReport.inodes(
                        write("\n\n127.0.0.1 1 2\n127.0.0.1 1 2 -3\n127.0.0.1 1 2 9999999999999999999\n::1 1 2 3\n")))
                .containsExactly(3L);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("report"), text);
    }
}
