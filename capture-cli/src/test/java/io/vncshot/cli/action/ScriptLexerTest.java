package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ScriptLexerTest {
    @Test
    void blanksAndLineEndsSeparateWords() throws UsageException {
        assertThat(texts(" a\tb  c\n\nd\r\ne ")).containsExactly("a", "b", "c", "d", "e");
        assertThat(texts("")).isEmpty();
        assertThat(texts(" \n")).isEmpty();
    }

    @Test
    void singleQuotesKeepEverything() throws UsageException {
        assertThat(texts("'a b' '\\n\"#' ''")).containsExactly("a b", "\\n\"#", "");
        assertThat(texts("'two\nlines'")).containsExactly("two\nlines");
    }

    @Test
    void doubleQuotesKeepEverythingButEscapedQuotesAndBackslashes() throws UsageException {
        assertThat(texts("\"a 'b\" \"\\\"\\\\\" \"\\n\\$\"")).containsExactly("a 'b", "\"\\", "\\n\\$");
    }

    @Test
    void quotesMayStandWithinAWord() throws UsageException {
        assertThat(texts("a'b c'd\"e f\"")).containsExactly("ab cde f");
    }

    @Test
    void backslashKeepsTheNextCharacter() throws UsageException {
        assertThat(texts("a\\ b \\'c \\# \\\\")).containsExactly("a b", "'c", "#", "\\");
        assertThat(texts("end\\")).containsExactly("end\\");
    }

    @Test
    void backslashAtTheEndOfALineJoinsIt() throws UsageException {
        assertThat(texts("a\\\nb c \\\nd \\\r\ne")).containsExactly("ab", "c", "d", "e");
    }

    @Test
    void commentsBeginWithAWordAndEndWithTheLine() throws UsageException {
        assertThat(texts("# one\na # two\nb#c")).containsExactly("a", "b#c");
    }

    @Test
    void placesCountLinesAndColumnsFromOne() throws UsageException {
        List<Word> words = ScriptLexer.words("s", "a b\n  'c\nd' e\\\nf g");

        assertThat(words)
                .extracting(Word::place)
                .containsExactly("s:1:1: ", "s:1:3: ", "s:2:3: ", "s:3:4: ", "s:4:3: ");
    }

    @Test
    void quoteThatIsNeverClosedIsNamedWhereItOpens() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> ScriptLexer.words("s", "a\n b'c d"))
                .withMessage("s:2:3: the quote ' is never closed");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> ScriptLexer.words("s", "\"a\\\""))
                .withMessage("s:1:1: the quote \" is never closed");
    }

    private static List<String> texts(String script) throws UsageException {
        return ScriptLexer.words("s", script).stream().map(Word::text).toList();
    }
}
