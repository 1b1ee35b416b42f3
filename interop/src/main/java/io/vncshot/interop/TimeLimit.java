package io.vncshot.interop;

import java.time.Duration;

/** A point in time by which something must have happened; shares no code with the client under test. */
final class TimeLimit {
    private final Duration allowed;
    private final long endNanos;

    private TimeLimit(Duration allowed) {
        this.allowed = allowed;
        this.endNanos = System.nanoTime() + allowed.toNanos();
    }

    static TimeLimit seconds(int seconds) {
        return new TimeLimit(Duration.ofSeconds(seconds));
    }

    long remainingMillis() {
        return Math.max(0, (endNanos - System.nanoTime()) / 1_000_000);
    }

    /** @throws IllegalStateException that names {@code what} when the time is over */
    void check(String what) {
        if (System.nanoTime() - endNanos >= 0) {
            throw new IllegalStateException(what + ": not within " + allowed.toSeconds() + " s");
        }
    }
}
