package io.vncshot.visual;

import java.io.IOException;
import java.io.Writer;

/** Writes HTML. What it is given as text, or as the value of an attribute, is escaped. */
final class HtmlWriter {
    private final Writer out;

    HtmlWriter(Writer out) {
        this.out = out;
    }

    /** @param attributes names and values in turn */
    HtmlWriter open(String element, String... attributes) throws IOException {
        out.write('<');
        out.write(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.write(' ');
            out.write(attributes[i]);
            out.write("=\"");
            text(attributes[i + 1]);
            out.write('"');
        }
        out.write('>');
        return this;
    }

    HtmlWriter close(String element) throws IOException {
        out.write("</");
        out.write(element);
        out.write('>');
        return this;
    }

    /** @param attributes names and values in turn */
    HtmlWriter element(String element, String text, String... attributes) throws IOException {
        return open(element, attributes).text(text).close(element);
    }

    HtmlWriter line() throws IOException {
        out.write('\n');
        return this;
    }

    /** Writes what is HTML already. */
    HtmlWriter html(String html) throws IOException {
        out.write(html);
        return this;
    }

    HtmlWriter text(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.write("&amp;");
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '"' -> out.write("&quot;");
                case '\'' -> out.write("&#39;");
                default -> out.write(isShown(c) ? c : '\uFFFD');
            }
        }
        return this;
    }

    /** Not what HTML cannot hold, and not what turns the direction of the text that follows. */
    private static boolean isShown(char c) {
        boolean turns = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
        return c >= ' ' && (c < 0x7F || c > 0x9F) && !turns;
    }
}
