package io.vncshot.cli.option;

import java.time.Duration;

/** A length of time with its unit: {@code 90s}, {@code 15m}, {@code 8h}, {@code 7d}; seconds without one. */
final class SpanSyntax implements ValueSyntax<Duration> {
    private static final String UNITS = "smhd";
    private static final long[] SECONDS = {1, 60, 3600, 86_400};

    @Override
    public String metavar() {
        return "TIME";
    }

    @Override
    public Duration parse(String text) {
        int unit = text.isEmpty() ? -1 : UNITS.indexOf(text.charAt(text.length() - 1));
        long millis = Numbers.thousandths(unit < 0 ? text : text.substring(0, text.length() - 1));
        if (millis <= 0) {
            throw new IllegalArgumentException("must be a length of time, such as 90s, 15m, 8h or 7d");
        }
        return Duration.ofMillis(millis * SECONDS[Math.max(0, unit)]);
    }
}
