package io.vncshot.cli.message;

import java.util.ArrayList;
import java.util.List;

/** A JSON object on one line (RFC 8259), its members in the order in which they are put. For one thread. */
public final class JsonObject {
    private static final String HEX = "0123456789abcdef";

    private final List<String> names = new ArrayList<>();
    /** A {@link Long} is a number, anything else text. */
    private final List<Object> values = new ArrayList<>();

    public JsonObject put(String name, String value) {
        names.add(name);
        values.add(value);
        return this;
    }

    public JsonObject put(String name, long value) {
        names.add(name);
        values.add(value);
        return this;
    }

    /** The object for a person: {@code file a.png, width 320}. */
    public String inWords() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(names.get(i)).append(' ').append(values.get(i));
        }
        return text.toString();
    }

    /** The object so far. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(128).append('{');
        for (int i = 0; i < names.size(); i++) {
            text.append(i == 0 ? "" : ",");
            quote(text, names.get(i));
            text.append(':');
            if (values.get(i) instanceof Long number) {
                text.append(number.longValue());
            } else {
                quote(text, values.get(i).toString());
            }
        }
        return text.append('}').toString();
    }

    private static void quote(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || isLoneSurrogate(value, i)) {
                escape(text, c);
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    private static void escape(StringBuilder text, char c) {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(HEX.charAt(c >> shift & 15));
        }
    }

    private static boolean isLoneSurrogate(String value, int i) {
        char c = value.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
    }
}
