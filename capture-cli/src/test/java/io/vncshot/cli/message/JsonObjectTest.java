package io.vncshot.cli.message;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JsonObjectTest {
    @Test
    void membersKeepTheirOrder() {
        assertThat(new JsonObject().put("b", "text").put("a", -5).toString()).isEqualTo("{\"b\":\"text\",\"a\":-5}");
    }

    @Test
    void objectWithoutMembersIsEmpty() {
        assertThat(new JsonObject().toString()).isEqualTo("{}");
    }

    @Test
    void quotesBackslashesAndControlCharactersAreEscaped() {
        assertThat(new JsonObject()
                        .put("n", "a\"b\\c\n\u0000\u001F\u007F\u009B")
                        .toString())
                .isEqualTo("{\"n\":\"a\\\"b\\\\c\\u000a\\u0000\\u001f\\u007f\\u009b\"}");
    }

    @Test
    void textBeyondAsciiStaysAsItIs() {
        assertThat(new JsonObject().put("n", "é€😀\u00A0").toString()).isEqualTo("{\"n\":\"é€😀\u00A0\"}");
    }

    @Test
    void loneSurrogatesAreEscapedSinceUtf8CannotHoldThem() {
        assertThat(new JsonObject().put("n", "\uD83Dx\uDE00").toString()).isEqualTo("{\"n\":\"\\ud83dx\\ude00\"}");
        assertThat(new JsonObject().put("n", "\uD83D").toString()).isEqualTo("{\"n\":\"\\ud83d\"}");
    }

    @Test
    void inWordsItIsReadable() {
        assertThat(new JsonObject().put("file", "a.png").put("width", 320).inWords())
                .isEqualTo("file a.png, width 320");
    }
}
