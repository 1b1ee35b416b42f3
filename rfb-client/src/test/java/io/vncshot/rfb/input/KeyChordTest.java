package io.vncshot.rfb.input;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KeyChordTest {
    private static final int CTRL = 0xFFE3;
    private static final int ALT = 0xFFE9;

    @Test
    void keysComeInTheOrderWritten() {
        assertThat(KeyChord.parse("ctrl-alt-del").keysyms()).containsExactly(CTRL, ALT, Keysym.DELETE);
    }

    @Test
    void minusIsAKeyAloneAndAfterOthers() {
        assertThat(KeyChord.parse("-").keysyms()).containsExactly((int) '-');
        assertThat(KeyChord.parse("ctrl--").keysyms()).containsExactly(CTRL, (int) '-');
        assertThat(KeyChord.parse("--a").keysyms()).containsExactly((int) '-', (int) 'a');
        assertThat(KeyChord.parse("ctrl---a").keysyms()).containsExactly(CTRL, (int) '-', (int) 'a');
    }

    @Test
    void numbersAndCodePointsMayBePartOfAChord() {
        assertThat(KeyChord.parse("ctrl-0xff0d").keysyms()).containsExactly(CTRL, 0xFF0D);
        assertThat(KeyChord.parse("alt-U+20AC").keysyms()).containsExactly(ALT, 0x0100_20AC);
    }

    @ParameterizedTest
    @CsvSource({
        "ctrl-foo, unknown key \"foo\"",
        "foo-a, unknown key \"foo\"",
        "ctrl-, a key is missing after \"ctrl-\"",
        "--, a key is missing after \"--\"",
        "'', a key is missing",
        "-a, one \"-\" more or less is needed before \"a\"",
        "a-a, key \"a\" is there twice",
        "ctrl-lctrl, key \"lctrl\" is there twice"
    })
    void messageNamesTheKeyAtFault(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyChord.parse(text))
                .withMessageContaining(message);
    }

    @Test
    void chordWithoutKeysIsRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyChord(List.of()));
    }
}
