package io.vncshot.cli.option;

/** Any text, but not none. */
record TextSyntax(String metavar) implements ValueSyntax<String> {
    @Override
    public String parse(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("must not be empty");
        }
        return text;
    }
}
