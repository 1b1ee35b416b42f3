package io.vncshot.rfb.protocol;

import io.vncshot.rfb.fixture.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextTest {
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "61 62 63, abc",
        "C3 A4, ä",
        "E2 82 AC, €",
        "F0 9F 96 A5, 🖥",
    })
    void utf8IsRead(String hex, String text) {
        assertThat(Text.decode(Hex.bytes(hex))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "E4, ä",
        "61 FF, aÿ",
        "C3, Ã",
        "C0 80, À\u0080",
        "ED A0 80, í\u00A0\u0080",
    })
    void whatIsNotUtf8IsLatin1(String hex, String text) {
        assertThat(Text.decode(Hex.bytes(hex))).isEqualTo(text);
    }

    @Test
    void trailingNulsAreDropped() {
        assertThat(Text.decode(Hex.bytes("61 00"))).isEqualTo("a");
        assertThat(Text.decode(Hex.bytes("61 00 00"))).isEqualTo("a");
        assertThat(Text.decode(Hex.bytes("00"))).isEmpty();
        assertThat(Text.decode(Hex.bytes("00 61 00"))).isEqualTo("\0a");
    }

    @Test
    void safeTextIsPrintedAsItIs() {
        String text = "Größe 5 € 日本 🖥 ~";
        assertThat(Text.printable(text)).isSameAs(text);
    }

    @Test
    void controlCharactersAreWrittenInHex() {
        assertThat(Text.printable("a\u001B[2Jb")).isEqualTo("a\\x1b[2Jb");
        assertThat(Text.printable("\0\t\r\n\u001F")).isEqualTo("\\x00\\x09\\x0d\\x0a\\x1f");
        assertThat(Text.printable("~\u007F\u0080\u009B\u009F\u00A0")).isEqualTo("~\\x7f\\x80\\x9b\\x9f\u00A0");
    }

    @Test
    void marksThatTurnTheDirectionAreWrittenInHex() {
        assertThat(Text.printable("a\u202Eb")).isEqualTo("a\\u202eb");
        assertThat(Text.printable("\u061C\u200E\u200F\u2028\u2029\u202A\u2066\u2069"))
                .isEqualTo("\\u061c\\u200e\\u200f\\u2028\\u2029\\u202a\\u2066\\u2069");
        assertThat(Text.printable("\u200D\u2010\u2027\u202F\u2065\u206A"))
                .isEqualTo("\u200D\u2010\u2027\u202F\u2065\u206A");
    }
}
