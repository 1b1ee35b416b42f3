package io.vncshot.proxy.transport;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class LogTextTest {
    @Test
    void aFileHasWhatIsWrongWithItBehindItsName() {
        assertThat(LogText.of(new NoSuchFileException("/tokens"))).isEqualTo("/tokens: NoSuchFileException");
        assertThat(LogText.of(new FileSystemException("/tokens", null, "Not a directory")))
                .isEqualTo("/tokens: Not a directory");
    }

    @Test
    void whatSaysNothingIsNamed() {
        assertThat(LogText.of(new IOException("cut"))).isEqualTo("cut");
        assertThat(LogText.of(new IOException())).isEqualTo("IOException");
    }

    @Test
    void aLineStaysALine() {
        assertThat(LogText.of("a\r\n\u001b[31mb")).isEqualTo("a\\u000d\\u000a\\u001b[31mb");
    }
}
