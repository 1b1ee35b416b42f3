package io.vncshot.cli.option;

/** A whole number from 0 to a limit. */
record WholeSyntax(String metavar, int max) implements ValueSyntax<Integer> {
    @Override
    public Integer parse(String text) {
        int number = Numbers.whole(text, max);
        if (number < 0) {
            throw new IllegalArgumentException("must be a whole number from 0 to " + max);
        }
        return number;
    }
}
