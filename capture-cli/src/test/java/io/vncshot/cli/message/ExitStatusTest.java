package io.vncshot.cli.message;

import io.vncshot.rfb.protocol.RfbException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExitStatusTest {
    @ParameterizedTest
    @CsvSource({"CONNECT, 10", "CONNECTION_LOST, 11", "AUTHENTICATION, 3", "TLS, 4", "PROTOCOL, 20", "TIMEOUT, 40"})
    void reasonsKeepTheCodesThatScriptsRelyOn(Reason reason, int code) {
        assertThat(ExitStatus.of(reason).code()).isEqualTo(code);
    }

    @Test
    void everyReasonHasACodeOfItsOwn() {
        assertThat(Reason.values())
                .extracting(reason -> ExitStatus.of(reason).code())
                .doesNotHaveDuplicates();
    }

    @Test
    void wordsAreLowerCaseWithDashes() {
        assertThat(ExitStatus.CONNECTION_LOST.word()).isEqualTo("connection-lost");
        assertThat(ExitStatus.DONE.word()).isEqualTo("done");
    }
}
