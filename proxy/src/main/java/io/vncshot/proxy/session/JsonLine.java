package io.vncshot.proxy.session;

/** A JSON object on one line, being put together. */
final class JsonLine {
    private final StringBuilder text = new StringBuilder(256);

    JsonLine with(String name, String value) {
        name(name).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c >= ' ' && c < 0x7f) {
                text.append(c);
            } else {
                text.append("\\u").append(Integer.toHexString(0x10000 + c), 1, 5);
            }
        }
        text.append('"');
        return this;
    }

    JsonLine with(String name, long value) {
        name(name).append(value);
        return this;
    }

    private StringBuilder name(String name) {
        return text.append(text.length() == 0 ? '{' : ',')
                .append('"')
                .append(name)
                .append("\":");
    }

    /** The object with its line feed. */
    String end() {
        return text.append("}\n").toString();
    }
}
