package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a script apart into words as a shell does: words end at blanks and line ends, {@code '…'} keeps everything,
 * {@code "…"} everything but {@code \"} and {@code \\}, a backslash keeps the next character or joins two lines, and
 * {@code #} at the start of a word begins a comment.
 */
final class ScriptLexer {
    private final String name;
    private final String text;
    private final List<Word> words = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private ScriptLexer(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /**
     * @param name of the script, for messages
     * @throws UsageException for a quote that is never closed
     */
    static List<Word> words(String name, String text) throws UsageException {
        ScriptLexer lexer = new ScriptLexer(name, text);
        lexer.readAll();
        return lexer.words;
    }

    private void readAll() throws UsageException {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                skipComment();
            } else if (isBlank(c)) {
                take();
            } else if (!skipJoint()) {
                String place = place();
                words.add(new Word(readWord(), place));
            }
        }
    }

    private String readWord() throws UsageException {
        StringBuilder word = new StringBuilder();
        while (at < text.length() && !isBlank(text.charAt(at))) {
            if (skipJoint()) {
                continue;
            }
            char c = take();
            switch (c) {
                case '\'' -> readQuoted(word, '\'');
                case '"' -> readQuoted(word, '"');
                case '\\' -> word.append(at < text.length() ? take() : c);
                default -> word.append(c);
            }
        }
        return word.toString();
    }

    private void readQuoted(StringBuilder word, char quote) throws UsageException {
        String opened = place(at - 1);
        while (at < text.length()) {
            char c = take();
            if (c == quote) {
                return;
            }
            boolean escape = c == '\\' && quote == '"' && at < text.length() && isEscapable(text.charAt(at));
            word.append(escape ? take() : c);
        }
        throw new UsageException(opened + "the quote " + quote + " is never closed");
    }

    private static boolean isEscapable(char c) {
        return c == '"' || c == '\\';
    }

    /** A backslash at the end of a line: neither is there. */
    private boolean skipJoint() {
        int skipped = text.startsWith("\\\n", at) ? 2 : text.startsWith("\\\r\n", at) ? 3 : 0;
        for (int i = 0; i < skipped; i++) {
            take();
        }
        return skipped > 0;
    }

    private void skipComment() {
        while (at < text.length() && text.charAt(at) != '\n') {
            take();
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    private char take() {
        char c = text.charAt(at++);
        if (c == '\n') {
            line++;
            lineStart = at;
        }
        return c;
    }

    private String place() {
        return place(at);
    }

    private String place(int index) {
        return name + ":" + line + ":" + (index - lineStart + 1) + ": ";
    }
}
