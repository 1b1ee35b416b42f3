package io.vncshot.snap;

import java.time.ZonedDateTime;

/**
 * A span of time in restic's notation, {@code 1y6m14d12h}: each part at most once, at least one of them.
 *
 * @param years calendar years, and so on
 */
public record KeepSpan(int years, int months, int days, int hours) {
    private static final int MAX_DIGITS = 6;
    private static final String UNITS = "ymdh";

    public KeepSpan {
        if (years < 0 || months < 0 || days < 0 || hours < 0) {
            throw new IllegalArgumentException("a span cannot be negative");
        }
        if (years + months + days + hours == 0) {
            throw new IllegalArgumentException("a span of no time keeps nothing");
        }
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException whose message is the rule that the text breaks
     */
    public static KeepSpan parse(String text) {
        int[] parts = {-1, -1, -1, -1};
        int at = 0;
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            int unit = at < text.length() ? UNITS.indexOf(text.charAt(at)) : -1;
            if (at == start || at - start > MAX_DIGITS || unit < 0 || parts[unit] >= 0) {
                throw new IllegalArgumentException("must be years, months, days and hours, as in 1y6m14d12h");
            }
            parts[unit] = Integer.parseInt(text.substring(start, at));
            at++;
        }
        return new KeepSpan(Math.max(0, parts[0]), Math.max(0, parts[1]), Math.max(0, parts[2]), Math.max(0, parts[3]));
    }

    /** That long before a time, by the calendar. */
    ZonedDateTime before(ZonedDateTime time) {
        return time.minusYears(years).minusMonths(months).minusDays(days).minusHours(hours);
    }
}
