package io.vncshot.cli.option;

import java.util.ArrayList;
import java.util.List;

/** Headers of an HTTP request, {@code Name: value}, a line each. */
final class HeaderSyntax implements ValueSyntax<List<String>> {
    @Override
    public String metavar() {
        return "HEADER";
    }

    @Override
    public List<String> parse(String text) {
        List<String> headers = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            headers.add(checked(text.substring(start, end)));
            start = end + 1;
        }
        return headers;
    }

    private static String checked(String line) {
        int colon = line.indexOf(':');
        int space = line.indexOf(' ');
        if (colon < 1 || (space >= 0 && space < colon)) {
            throw new IllegalArgumentException("must be a name, a colon and a value, as in 'Cookie: session=1'");
        }
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) < ' ' || line.charAt(i) == 0x7F) {
                throw new IllegalArgumentException("must be one line without control characters");
            }
        }
        return line;
    }

    @Override
    public String joined(String before, String text) {
        return before + "\n" + text;
    }
}
