package io.vncshot.cli.option;

import java.time.Duration;

/** A time limit in seconds, above 0. */
final class SecondsSyntax implements ValueSyntax<Duration> {
    @Override
    public String metavar() {
        return "SECONDS";
    }

    @Override
    public Duration parse(String text) {
        long millis = Numbers.thousandths(text);
        if (millis <= 0) {
            throw new IllegalArgumentException("must be a number of seconds from 0.001 to 999999999, such as 2.5");
        }
        return Duration.ofMillis(millis);
    }
}
