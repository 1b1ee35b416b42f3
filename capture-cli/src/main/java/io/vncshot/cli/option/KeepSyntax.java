package io.vncshot.cli.option;

import io.vncshot.snap.Retention;

/** How many snapshots to keep, or {@code all}. */
final class KeepSyntax implements ValueSyntax<Integer> {
    private static final String ALL = "all";
    private static final int MAX = 999_999;

    @Override
    public String metavar() {
        return "N";
    }

    @Override
    public Integer parse(String text) {
        if (text.equals(ALL)) {
            return Retention.ALL;
        }
        int number = Numbers.whole(text, MAX);
        if (number < 1) {
            throw new IllegalArgumentException("must be a number from 1 to " + MAX + ", or all");
        }
        return number;
    }
}
