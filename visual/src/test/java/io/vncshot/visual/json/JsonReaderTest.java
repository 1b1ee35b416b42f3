package io.vncshot.visual.json;

import io.vncshot.visual.json.JsonValue.Members;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JsonReaderTest {
    @Test
    void everyKindOfValueIsRead() throws JsonException {
        Members root = JsonReader.read("""
                         {"text": "a\\"\\u00e9\\n", "number": -1.5e2, "yes": true, "none": null,
                          "array": [1, [], {}], "object": {"inner": 7}}
                        """).asMembers("it");
        assertThat(root.text("text")).isEqualTo("a\"é\n");
        assertThat(root.number("number")).isEqualTo(-150);
        assertThat(root.find("none")).isEmpty();
        assertThat(root.find("yes")).contains(new JsonValue.Literal("true"));
        assertThat(root.arrayOrEmpty("array")).hasSize(3);
        assertThat(root.object("object").size("inner")).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|line 1, column 1: the text ends too early",
                "{|line 1, column 2: the text ends too early",
                "{\"a\" 1}|line 1, column 6: \":\" was expected",
                "[1 2]|line 1, column 4: \",\" or \"]\" was expected",
                "[1,]|line 1, column 4: a value was expected",
                "tru|line 1, column 1: a value was expected",
                "{} x|line 1, column 4: the end of the text was expected",
                "\"\\q\"|line 1, column 4: an unknown escape",
                "{\"a\": 1, \"a\": 2}|line 1, column 16: the name \"a\" stands there twice",
                "1e999|line 1, column 1: a value was expected"
            })
    void brokenTextIsRejectedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> JsonReader.read(text)).hasMessage("not JSON at " + message);
    }

    @Test
    void hundredLevelsAreReadAndMoreRejected() throws JsonException {
        assertThat(JsonReader.read("[".repeat(100) + "]".repeat(100))).isNotNull();
        assertThatThrownBy(() -> JsonReader.read("[".repeat(102) + "]".repeat(102)))
                .hasMessageEndingWith("more than 100 levels");
    }

    @Test
    void membersOfAnotherKindAreRejected() throws JsonException {
        Members root =
                JsonReader.read("{\"a\": 1.5, \"b\": -1, \"c\": 5000000000}").asMembers("it");
        assertThatThrownBy(() -> root.text("a")).hasMessage("\"a\" must be a text");
        assertThatThrownBy(() -> root.whole("a")).hasMessage("\"a\" must be a whole number from 0, and is 1.5");
        assertThatThrownBy(() -> root.whole("b")).hasMessage("\"b\" must be a whole number from 0, and is -1.0");
        assertThatThrownBy(() -> root.size("c")).hasMessage("\"c\" must be at most 2147483647, and is 5000000000");
        assertThatThrownBy(() -> root.object("d")).hasMessage("\"d\" is missing");
    }

    @Test
    void whatIsWrittenIsReadBack() throws JsonException {
        String text = "a\"\\\n\u0001é\uD83D\uDE00\uD800";
        JsonWriter json = new JsonWriter().openObject();
        json.put("text", text).put("number", 0.1).openArray("empty").closeArray();
        Members root = JsonReader.read(json.closeObject().toString()).asMembers("it");
        assertThat(root.text("text")).isEqualTo(text);
        assertThat(root.number("number")).isEqualTo(0.1);
        assertThat(root.arrayOrEmpty("empty")).isEmpty();
    }
}
