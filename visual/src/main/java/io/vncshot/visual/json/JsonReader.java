package io.vncshot.visual.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON (RFC 8259). */
public final class JsonReader {
    private static final int MAX_DEPTH = 100;

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * Reads a text, all of it.
     *
     * @throws JsonException with the place of the first thing that is wrong
     */
    public static JsonValue read(String text) throws JsonException {
        JsonReader reader = new JsonReader(text);
        JsonValue value = reader.value(0);
        reader.skipBlanks();
        if (reader.at < text.length()) {
            throw reader.wrong("the end of the text was expected");
        }
        return value;
    }

    private JsonValue value(int depth) throws JsonException {
        if (depth > MAX_DEPTH) {
            throw wrong("more than " + MAX_DEPTH + " levels");
        }
        skipBlanks();
        char c = peek();
        return switch (c) {
            case '{' -> members(depth);
            case '[' -> array(depth);
            case '"' -> new JsonValue.Text(string());
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        };
    }

    private JsonValue members(int depth) throws JsonException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        at++;
        skipBlanks();
        if (peek() == '}') {
            at++;
            return new JsonValue.Members(members);
        }
        do {
            skipBlanks();
            String name = string();
            skipBlanks();
            take(':');
            if (members.put(name, value(depth + 1)) != null) {
                throw wrong("the name \"" + name + "\" stands there twice");
            }
            skipBlanks();
        } while (isContinued('}'));
        return new JsonValue.Members(members);
    }

    private JsonValue array(int depth) throws JsonException {
        List<JsonValue> values = new ArrayList<>();
        at++;
        skipBlanks();
        if (peek() == ']') {
            at++;
            return new JsonValue.Array(values);
        }
        do {
            values.add(value(depth + 1));
            skipBlanks();
        } while (isContinued(']'));
        return new JsonValue.Array(values);
    }

    private boolean isContinued(char end) throws JsonException {
        char c = peek();
        if (c != ',' && c != end) {
            throw wrong("\",\" or \"" + end + "\" was expected");
        }
        at++;
        return c == ',';
    }

    private String string() throws JsonException {
        take('"');
        StringBuilder value = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw wrong("a control character in a text");
            }
            value.append(c == '\\' ? escaped() : c);
        }
        at++;
        return value.toString();
    }

    private char escaped() throws JsonException {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("an unknown escape");
        };
    }

    private char unicode() throws JsonException {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw wrong("four hexadecimal digits were expected");
            }
            code = code << 4 | digit;
            at++;
        }
        return (char) code;
    }

    private JsonValue literal(String word) throws JsonException {
        if (!text.startsWith(word, at)) {
            throw wrong("a value was expected");
        }
        at += word.length();
        return new JsonValue.Literal(word);
    }

    private JsonValue number() throws JsonException {
        int start = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            double number = Double.parseDouble(text.substring(start, at));
            if (!Double.isInfinite(number)) {
                return new JsonValue.Numeric(number);
            }
        } catch (NumberFormatException notOne) {
            // Said below.
        }
        at = start;
        throw wrong("a value was expected");
    }

    private void take(char c) throws JsonException {
        if (peek() != c) {
            throw wrong("\"" + c + "\" was expected");
        }
        at++;
    }

    private char peek() throws JsonException {
        if (at >= text.length()) {
            throw wrong("the text ends too early");
        }
        return text.charAt(at);
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private JsonException wrong(String what) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < Math.min(at, text.length()); i++) {
            column = text.charAt(i) == '\n' ? 1 : column + 1;
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return new JsonException("not JSON at line " + line + ", column " + column + ": " + what);
    }
}
