package io.vncshot.cli.option;

/** A number of bytes: {@code 5000000}, {@code 500M}, {@code 20G}; K, M, G and T are powers of 1024. */
final class BytesSyntax implements ValueSyntax<Long> {
    private static final String UNITS = "KMGT";
    private static final int MAX = 999_999_999;

    @Override
    public String metavar() {
        return "BYTES";
    }

    @Override
    public Long parse(String text) {
        int unit = text.isEmpty() ? -1 : UNITS.indexOf(text.charAt(text.length() - 1));
        int number = Numbers.whole(unit < 0 ? text : text.substring(0, text.length() - 1), MAX);
        if (number < 1) {
            throw new IllegalArgumentException("must be a number of bytes from 1 to " + MAX + ", or with K, M, G or T");
        }
        return (long) number << (10 * (unit + 1));
    }
}
