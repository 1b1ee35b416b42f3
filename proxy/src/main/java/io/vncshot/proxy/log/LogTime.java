package io.vncshot.proxy.log;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times as RFC 3339 has them, in UTC; made by hand, since Java's formatters take long to load. */
public final class LogTime {
    private LogTime() {}

    /** The time, to a millisecond, as 2026-11-22T21:00:00.123Z. */
    public static String format(long epochMillis) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(Math.floorDiv(epochMillis, 1000L), 0, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(24);
        append(text, time.getYear(), 1000).append('-');
        append(text, time.getMonthValue(), 10).append('-');
        append(text, time.getDayOfMonth(), 10).append('T');
        append(text, time.getHour(), 10).append(':');
        append(text, time.getMinute(), 10).append(':');
        append(text, time.getSecond(), 10).append('.');
        return append(text, (int) Math.floorMod(epochMillis, 1000L), 100)
                .append('Z')
                .toString();
    }

    private static StringBuilder append(StringBuilder text, int number, int highestDigit) {
        for (int digit = highestDigit; digit > number && digit > 1; digit /= 10) {
            text.append('0');
        }
        return text.append(number);
    }
}
