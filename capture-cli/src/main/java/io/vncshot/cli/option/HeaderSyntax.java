package io.vncshot.cli.option;

/** A header of an HTTP request, {@code Name: value}. */
final class HeaderSyntax implements ValueSyntax<String> {
    @Override
    public String metavar() {
        return "HEADER";
    }

    @Override
    public String parse(String text) {
        int colon = text.indexOf(':');
        int space = text.indexOf(' ');
        if (colon < 1 || (space >= 0 && space < colon)) {
            throw new IllegalArgumentException("must be a name, a colon and a value, as in 'Cookie: session=1'");
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) == 0x7F) {
                throw new IllegalArgumentException("must be one line without control characters");
            }
        }
        return text;
    }
}
