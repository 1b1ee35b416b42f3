package io.vncshot.imaging;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PngTextTest {
    @Test
    void latin1TextIsAtEXtChunk() {
        PngText text = new PngText("Author", "Zoë ÿ");

        assertThat(text.chunkType()).isEqualTo(PngChunk.TEXT);
        assertThat(text.chunkData()).isEqualTo("Author\0Zoë ÿ".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void otherTextIsAnUncompressedITXtChunk() {
        PngText text = new PngText("Title", "Ā 日本 😀");

        assertThat(text.chunkType()).isEqualTo(PngChunk.INTERNATIONAL_TEXT);
        assertThat(text.chunkData()).isEqualTo("Title\0\0\0\0\0Ā 日本 😀".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void emptyTextIsAllowed() {
        assertThat(new PngText("k", "").chunkData()).containsExactly('k', 0);
    }

    @Test
    void keywordOf79CharactersIsTheLongest() {
        assertThat(new PngText("k".repeat(79), "").chunkData()).hasSize(80);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PngText("k".repeat(80), ""))
                .withMessageContaining("1 to 79");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " k", "k ", " ", "two  spaces"})
    void keywordMustNotBeEmptyOrPaddedWithSpaces(String keyword) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PngText(keyword, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\nb", "a\u007Fb", "a\u0080b", "a\u00A0b", "a\u0100b"})
    void keywordMustBePrintableLatin1(String keyword) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PngText(keyword, ""))
                .withMessageContaining("character " + (int) keyword.charAt(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a~b", "a¡b", "aÿb"})
    void printableKeywordsAreAllowed(String keyword) {
        assertThat(new PngText(keyword, "").keyword()).isEqualTo(keyword);
    }

    @Test
    void textWithNulIsRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PngText("Comment", "a\0b"));
    }
}
