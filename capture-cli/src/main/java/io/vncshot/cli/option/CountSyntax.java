package io.vncshot.cli.option;

/** An option that says more when it is named more often. */
final class CountSyntax implements ValueSyntax<Integer> {
    private static final int MAX = 9;

    @Override
    public String metavar() {
        return "";
    }

    @Override
    public Integer parse(String text) {
        int number = Numbers.whole(text, MAX);
        if (number < 0) {
            throw new IllegalArgumentException("must be a number of times from 0 to " + MAX);
        }
        return number;
    }

    @Override
    public String named(int times) {
        return Integer.toString(Math.min(times, MAX));
    }
}
