package io.vncshot.rfb.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class KeysymTest {
    /** The names of vncdotool's KEYMAP, and what they mean to X. */
    @ParameterizedTest
    @CsvSource({
        "bsp, FF08",
        "tab, FF09",
        "return, FF0D",
        "enter, FF0D",
        "esc, FF1B",
        "ins, FF63",
        "delete, FFFF",
        "del, FFFF",
        "home, FF50",
        "end, FF57",
        "pgup, FF55",
        "pgdn, FF56",
        "left, FF51",
        "up, FF52",
        "right, FF53",
        "down, FF54",
        "slash, 2F",
        "bslash, 5C",
        "fslash, 2F",
        "spacebar, 20",
        "space, 20",
        "sb, 20",
        "minus, 2D",
        "shift, FFE1",
        "lshift, FFE1",
        "rshift, FFE2",
        "ctrl, FFE3",
        "lctrl, FFE3",
        "rctrl, FFE4",
        "alt, FFE9",
        "lalt, FFE9",
        "ralt, FFEA",
        "meta, FFE7",
        "lmeta, FFE7",
        "rmeta, FFE8",
        "super, FFEB",
        "lsuper, FFEB",
        "rsuper, FFEC",
        "hyper, FFED",
        "lhyper, FFED",
        "rhyper, FFEE",
        "scrlk, FF14",
        "sysrq, FF15",
        "numlk, FF7F",
        "caplk, FFE5",
        "pause, FF13",
        "kpenter, FF8D",
        "kp0, FFB0",
        "kp9, FFB9",
        "f1, FFBE",
        "f12, FFC9",
        "f20, FFD1"
    })
    void namesOfVncdotoolKeepTheirKeys(String name, String keysym) {
        assertThat(Keysym.of(name)).hasValue(Integer.parseInt(keysym, 16));
    }

    @Test
    void everyNameThatIsMadeOfAKeysymIsReadAsIt() {
        for (int keysym = 0x20; keysym <= 0xFFFF; keysym++) {
            assertThat(Keysym.of(Keysym.name(keysym))).as(Keysym.name(keysym)).hasValue(keysym);
        }
        assertThat(Keysym.name(0x0100_20AC)).isEqualTo("U+20AC");
        assertThat(Keysym.of("U+20AC")).hasValue(0x0100_20AC);
    }

    @Test
    void everyNumberedNameOfVncdotoolIsKnown() {
        List<Integer> functionKeys = new ArrayList<>();
        List<Integer> keypadDigits = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            functionKeys.add(Keysym.of("f" + i).orElseThrow());
        }
        for (int i = 0; i <= 9; i++) {
            keypadDigits.add(Keysym.of("kp" + i).orElseThrow());
        }

        assertThat(functionKeys).startsWith(0xFFBE).endsWith(0xFFD1).isSorted().doesNotHaveDuplicates();
        assertThat(keypadDigits).startsWith(0xFFB0).endsWith(0xFFB9).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "Return, FF0D",
        "Escape, FF1B",
        "BackSpace, FF08",
        "Page_Up, FF55",
        "Next, FF56",
        "Print, FF61",
        "Menu, FF67",
        "ISO_Level3_Shift, FE03",
        "Control_R, FFE4",
        "Num_Lock, FF7F",
        "F21, FFD2",
        "F35, FFE0",
        "KP_0, FFB0",
        "KP_Add, FFAB",
        "KP_Page_Down, FF9B",
        "KP_F4, FF94",
        "asciitilde, 7E",
        "EuroSign, 20AC"
    })
    void namesOfXAreKnown(String name, String keysym) {
        assertThat(Keysym.of(name)).hasValue(Integer.parseInt(keysym, 16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENTER", "Enter", "eNTER"})
    void caseOfNamesDoesNotMatter(String name) {
        assertThat(Keysym.of(name)).hasValue(0xFF0D);
    }

    @Test
    void caseOfSingleCharactersMatters() {
        assertThat(Keysym.of("a")).hasValue(0x61);
        assertThat(Keysym.of("A")).hasValue(0x41);
    }

    @ParameterizedTest
    @CsvSource({"é, E9", "ÿ, FF", "Ā, 1000100", "€, 10020AC", "я, 100044F", "😀, 101F600", "~, 7E", "'\t', FF09"})
    void singleCharacterIsItsLatin1CodeOrUnicodePlusTheFlag(String character, String keysym) {
        assertThat(Keysym.of(character)).hasValue(Integer.parseInt(keysym, 16));
    }

    @ParameterizedTest
    @CsvSource({
        "0xff0d, FF0D",
        "0XFF0D, FF0D",
        "0x1, 1",
        "0x1fffffff, 1FFFFFFF",
        "U+20AC, 10020AC",
        "u+e9, E9",
        "U+A, FF0D"
    })
    void numbersAndCodePointsAreRead(String text, String keysym) {
        assertThat(Keysym.of(text)).hasValue(Integer.parseInt(keysym, 16));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "foo",
                "f0",
                "f36",
                "f01",
                "ff",
                "f1x",
                "kp10",
                "kp",
                "kp_",
                "0x",
                "0x0",
                "0x20000000",
                "0x123456789",
                "0xg",
                "U+",
                "U+110000",
                "U+D800",
                "U+0",
                "U+7",
                "\u0007",
                "ctrl-alt"
            })
    void whatIsNoKeyIsEmpty(String text) {
        assertThat(Keysym.of(text)).isEmpty();
    }

    @Test
    void loneSurrogateHasNoKey() {
        assertThat(Keysym.of("\uD83D")).isEmpty();
    }

    @Test
    void codePointsAroundTheLatin1Borders() {
        assertThat(Keysym.ofCodePoint(0x1F)).isZero();
        assertThat(Keysym.ofCodePoint(0x20)).isEqualTo(0x20);
        assertThat(Keysym.ofCodePoint(0x7E)).isEqualTo(0x7E);
        assertThat(Keysym.ofCodePoint(0x7F)).isEqualTo(Keysym.DELETE);
        assertThat(Keysym.ofCodePoint(0x80)).isZero();
        assertThat(Keysym.ofCodePoint(0x9F)).isZero();
        assertThat(Keysym.ofCodePoint(0xA0)).isEqualTo(0xA0);
        assertThat(Keysym.ofCodePoint(0xFF)).isEqualTo(0xFF);
        assertThat(Keysym.ofCodePoint(0x100)).isEqualTo(0x0100_0100);
        assertThat(Keysym.ofCodePoint(0x10FFFF)).isEqualTo(0x0110_FFFF);
        assertThat(Keysym.ofCodePoint(0x110000)).isZero();
        assertThat(Keysym.ofCodePoint(-1)).isZero();
    }

    @Test
    void everyListedNameIsKnownAndListedOnce() {
        assertThat(Keysym.names()).doesNotHaveDuplicates().allSatisfy(name -> {
            assertThat(Keysym.of(name)).isNotEqualTo(OptionalInt.empty());
            assertThat(name).isEqualTo(name.toLowerCase(Locale.ROOT));
        });
        assertThat(Keysym.names().stream().map(name -> Keysym.of(name).orElseThrow()))
                .doesNotHaveDuplicates();
    }
}
