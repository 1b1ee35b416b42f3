package io.vncshot.cli.option;

/** Plain decimal numbers, as people type them; double's own parser takes {@code 0x1p3} and costs a cold JVM more. */
public final class Numbers {
    private static final int MAX_DIGITS = 9;
    private static final int THOUSANDTHS_DIGITS = 3;

    private Numbers() {}

    /** Up to 9 digits that make a number of at most {@code max}; -1 for anything else. */
    public static int whole(String text, int max) {
        if (text.isEmpty() || text.length() > MAX_DIGITS || !digits(text, 0, text.length())) {
            return -1;
        }
        int number = Integer.parseInt(text);
        return number <= max ? number : -1;
    }

    /** A number such as 2, 2.5 or .25 in thousandths, smaller parts dropped; -1 for anything else or over 9 digits. */
    public static long thousandths(String text) {
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        int decimals = point < 0 ? 0 : text.length() - point - 1;
        boolean wellFormed = end + decimals > 0 && end <= MAX_DIGITS && digits(text, 0, end);
        if (!wellFormed || !digits(text, end + 1, end + 1 + decimals)) {
            return -1;
        }
        long number = end == 0 ? 0 : Integer.parseInt(text.substring(0, end));
        for (int i = 1; i <= THOUSANDTHS_DIGITS; i++) {
            number = number * 10 + (i <= decimals ? text.charAt(end + i) - '0' : 0);
        }
        return number;
    }

    private static boolean digits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }
}
