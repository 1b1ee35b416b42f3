package io.vncshot.proxy.log;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.slf4j.event.Level;

/** How syslog messages look. */
public enum SyslogFormat {
    /** {@code <30>1 2026-11-22T21:00:00.123Z host websockify 7 - - message}. */
    RFC_5424 {
        @Override
        String format(Source source, Level level, long epochMillis, String message) {
            return priority(source, level) + "1 " + LogTime.format(epochMillis) + " " + source.host + " websockify "
                    + source.pid + " - - " + message;
        }
    },
    /** {@code <30>Nov 22 21:00:00 host websockify[7]: message}, in local time (RFC 3164). */
    LEGACY {
        @Override
        String format(Source source, Level level, long epochMillis, String message) {
            ZonedDateTime time = Instant.ofEpochMilli(epochMillis).atZone(ZoneId.systemDefault());
            String stamp = DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ENGLISH)
                    .format(time);
            return priority(source, level) + stamp + " " + source.host + " websockify[" + source.pid + "]: " + message;
        }
    };

    /** What kind of program it is that logs (RFC 5424 §6.2.1). */
    public enum Facility {
        USER(1),
        DAEMON(3);

        private final int code;

        Facility(int code) {
            this.code = code;
        }
    }

    /** Who logs. */
    public record Source(Facility facility, String host, long pid) {}

    abstract String format(Source source, Level level, long epochMillis, String message);

    private static String priority(Source source, Level level) {
        int severity = switch (level) {
            case ERROR -> 3;
            case WARN -> 4;
            case INFO -> 6;
            case DEBUG, TRACE -> 7;
        };
        return "<" + (source.facility.code * 8 + severity) + ">";
    }
}
