package io.vncshot.interop;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequirementsTest {
    @Test
    void missingProgramSkipsATestButFailsItOnACiMachine() {
        Class<? extends Throwable> expected =
                System.getenv("CI") == null ? TestAbortedException.class : AssertionError.class;

        assertThatThrownBy(() -> Requirements.require(List.of("sh", "no-such-vnc-server")))
                .isInstanceOf(expected)
                .hasMessageContaining("no-such-vnc-server")
                .hasMessageNotContaining("sh,");
    }

    @Test
    void installedProgramsAreAccepted() {
        Requirements.require(List.of("sh"));
    }
}
