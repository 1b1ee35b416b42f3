package io.vncshot.testserver;

import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RawScriptTest {
    @Test
    void continuingAScriptLeavesTheShorterOneAsItWas() {
        RawScript shorter = RawScript.script().sendHex("00 01\n02");

        RawScript longer = shorter.stall();

        assertThat(shorter.steps()).hasSize(1);
        assertThat(longer.steps()).hasSize(2);
        assertThat(((RawScript.Send) longer.steps().get(0)).bytes()).containsExactly(0, 1, 2);
    }

    @Test
    void halfAByteOfHexIsRejected() {
        assertThatThrownBy(() -> RawScript.script().sendHex("00 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hex of 3 digits: must be pairs: 00 1");
    }

    @Test
    void nothingCannotBeSentForever() {
        assertThatThrownBy(() -> RawScript.script().sendForever()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void paceOfNoBytesIsRejected() {
        assertThatThrownBy(() -> RawScript.script().pace(0, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pace of 0 bytes: must be at least 1");
    }
}
