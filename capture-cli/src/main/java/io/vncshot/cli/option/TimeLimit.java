package io.vncshot.cli.option;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * A point in time as people write it: {@code 2026-11-23}, {@code 2026-11-23T08:00}, local time, or with {@code Z} or an
 * offset.
 */
public record TimeLimit(String text) {
    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static TimeLimit parse(String text) {
        TimeLimit limit = new TimeLimit(text);
        limit.instant(ZoneId.of("UTC"));
        return limit;
    }

    /** When that is. */
    public Instant instant(ZoneId zone) {
        int time = text.indexOf('T');
        try {
            if (time < 0) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            boolean hasOffset = text.endsWith("Z") || text.indexOf('+') > 0 || text.indexOf('-', time) > 0;
            return hasOffset
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a date or a time, as 2026-11-23 or 2026-11-23T08:00", e);
        }
    }
}
