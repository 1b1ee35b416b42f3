package io.vncshot.rfb.input;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScancodeTest {
    /** Some of the table of scan code set 1, from each of its rows. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '$',
            value = {
                "esc | 1",
                "1 | 2",
                "! | 2",
                "0 | 11",
                "= | 13",
                "bsp | 14",
                "tab | 15",
                "q | 16",
                "P | 25",
                "] | 27",
                "enter | 28",
                "ctrl | 29",
                "a | 30",
                "; | 39",
                "' | 40",
                "~ | 41",
                "shift | 42",
                "\\ | 43",
                "z | 44",
                "? | 53",
                "rshift | 54",
                "kp_multiply | 55",
                "alt | 56",
                "space | 57",
                "caplk | 58",
                "f1 | 59",
                "f10 | 68",
                "numlk | 69",
                "scrlk | 70",
                "kp7 | 71",
                "kp_add | 78",
                "kp0 | 82",
                "kp_decimal | 83",
                "f11 | 87",
                "f12 | 88",
                "kpenter | 156",
                "rctrl | 157",
                "kp_divide | 181",
                "ralt | 184",
                "home | 199",
                "up | 200",
                "left | 203",
                "del | 211",
                "super | 219",
                "menu | 221"
            })
    void keyHasTheNumberOfItsPlace(String key, int scancode) {
        assertThat(Scancode.of(Keysym.of(key).orElseThrow())).isEqualTo(scancode);
    }

    @Test
    void whatTheKeyboardHasNotHasNoNumber() {
        assertThat(Scancode.of(0xE9)).isEqualTo(Scancode.NONE);
        assertThat(Scancode.of(0x0100_20AC)).isEqualTo(Scancode.NONE);
        assertThat(Scancode.of(Keysym.of("f35").orElseThrow())).isEqualTo(Scancode.NONE);
    }

    @Test
    void capitalsAndTheSymbolsAboveOthersNeedShift() {
        String shifted = "~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:\"|ZXCVBNM<>?";
        for (int c = 0x20; c < 0x7F; c++) {
            assertThat(Scancode.needsShift(c)).as("%c", c).isEqualTo(shifted.indexOf(c) >= 0);
            assertThat(Scancode.of(c)).as("%c", c).isNotEqualTo(Scancode.NONE);
        }
        assertThat(Scancode.needsShift(Keysym.RETURN)).isFalse();
    }
}
