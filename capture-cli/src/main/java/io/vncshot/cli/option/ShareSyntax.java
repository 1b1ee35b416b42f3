package io.vncshot.cli.option;

/** A number from 0 to 1, such as 0.1 or .00005. */
record ShareSyntax(String metavar) implements ValueSyntax<Double> {
    private static final String RULE = "must be a number from 0 to 1, such as 0.05";
    private static final int MAX_DIGITS = 15;

    @Override
    public Double parse(String text) {
        long digits = 0;
        long scale = 1;
        boolean fraction = false;
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && !fraction) {
                fraction = true;
                continue;
            }
            count++;
            if (c < '0' || c > '9' || count > MAX_DIGITS) {
                throw new IllegalArgumentException(RULE);
            }
            digits = digits * 10 + c - '0';
            scale = fraction ? scale * 10 : scale;
        }
        if (count == 0 || digits > scale) {
            throw new IllegalArgumentException(RULE);
        }
        return digits / (double) scale;
    }
}
