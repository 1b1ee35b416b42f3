package io.vncshot.cli.option;

import java.time.Duration;

/** A short time in whole milliseconds; 0 is none. */
final class MillisecondsSyntax implements ValueSyntax<Duration> {
    private static final int MAX = 3_600_000;

    @Override
    public String metavar() {
        return "MS";
    }

    @Override
    public Duration parse(String text) {
        int millis = Numbers.whole(text, MAX);
        if (millis < 0) {
            throw new IllegalArgumentException("must be a whole number of milliseconds from 0 to " + MAX);
        }
        return Duration.ofMillis(millis);
    }
}
