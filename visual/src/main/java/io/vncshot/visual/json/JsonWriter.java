package io.vncshot.visual.json;

/** Writes JSON, a member a line. For one thread. */
public final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder();
    private int depth;
    private boolean first = true;

    /** Starts an object: as a value of an array, or as the whole. */
    public JsonWriter openObject() {
        next();
        return open('{');
    }

    public JsonWriter openObject(String name) {
        name(name);
        return open('{');
    }

    public JsonWriter openArray(String name) {
        name(name);
        return open('[');
    }

    public JsonWriter closeObject() {
        return close('}');
    }

    public JsonWriter closeArray() {
        return close(']');
    }

    public JsonWriter put(String name, String value) {
        name(name);
        quote(value);
        return this;
    }

    public JsonWriter put(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    public JsonWriter put(String name, double value) {
        name(name);
        text.append(value);
        return this;
    }

    /** What has been written so far, with a line end. */
    @Override
    public String toString() {
        return text + "\n";
    }

    private JsonWriter open(char bracket) {
        text.append(bracket);
        depth++;
        first = true;
        return this;
    }

    private JsonWriter close(char bracket) {
        depth--;
        if (!first) {
            startLine();
        }
        text.append(bracket);
        first = false;
        return this;
    }

    private void name(String name) {
        next();
        quote(name);
        text.append(": ");
    }

    private void next() {
        if (depth == 0) {
            return;
        }
        if (!first) {
            text.append(',');
        }
        first = false;
        startLine();
    }

    private void startLine() {
        text.append('\n');
        for (int i = 0; i < depth; i++) {
            text.append("  ");
        }
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || Character.isSurrogate(c)) {
                escape(c);
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    private void escape(char c) {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(HEX.charAt(c >> shift & 15));
        }
    }
}
