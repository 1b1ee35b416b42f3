package io.vncshot.testserver.demo;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FontsTest {
    private final Fonts fonts = Fonts.load();

    @Test
    void everyFaceHasAllOfAscii() {
        for (Font font : new Font[] {fonts.mono(), fonts.text(), fonts.bold(), fonts.heading()}) {
            for (char c = ' '; c <= '~'; c++) {
                assertThat(font.glyph(c).character()).isEqualTo(c);
            }
        }
    }

    @Test
    void monoHasOneWidth() {
        assertThat(fonts.mono().width("iiii")).isEqualTo(fonts.mono().width("MMMM"));
        assertThat(fonts.mono().width("\u00e9\u20ac")).isEqualTo(fonts.mono().width("MM"));
    }

    @Test
    void missingCharacterIsAQuestionMark() {
        assertThat(fonts.text().glyph('\u4e2d').character()).isEqualTo('?');
        assertThat(fonts.text().glyph('\u0001').character()).isEqualTo('?');
    }

    @Test
    void glyphsStandOnTheBaseline() {
        Font.Glyph letter = fonts.text().glyph('H');

        assertThat(letter.top() + letter.height()).isEqualTo(0);
        assertThat(-letter.top()).isLessThanOrEqualTo(fonts.text().ascent());
    }
}
