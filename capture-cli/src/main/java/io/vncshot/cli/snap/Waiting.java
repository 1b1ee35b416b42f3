package io.vncshot.cli.snap;

import io.vncshot.rfb.transport.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * How a run waits for the next snapshot.
 *
 * @param clock of the wall, for when snapshots are due
 * @param nanoClock of the machine, for how long things take
 */
public record Waiting(Clock clock, LongSupplier nanoClock, RandomGenerator luck) {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 6;
    private static final long LONGEST_SLEEP_MILLIS = 1000;

    /** What to do until a deadline. */
    public interface Rest {
        void until(Deadline deadline);
    }

    /** How long it is since the machine's clock was at that. */
    public Duration since(long nanoTime) {
        return Duration.ofNanos(nanoClock.getAsLong() - nanoTime);
    }

    /** Nothing. */
    public void sleep(Deadline until) {
        while (!until.hasPassed() && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, Math.min(until.remainingMillis(), LONGEST_SLEEP_MILLIS) * 1_000_000L);
        }
    }

    /** Waits by the wall's clock, which may be set meanwhile. */
    public void until(Instant due, Rest rest) {
        while (clock.instant().isBefore(due) && !Thread.currentThread().isInterrupted()) {
            Duration left = Duration.between(clock.instant(), due);
            Duration step = left.compareTo(Duration.ofMinutes(1)) > 0 ? Duration.ofMinutes(1) : left;
            rest.until(Deadline.after(step.plusMillis(1), "", nanoClock));
        }
    }

    /** The pause before a retry: 1, 2, 4 … 64 seconds, and up to half of that more or less. */
    void beforeRetry(int retry, Desktop desktop) {
        long millis = FIRST_PAUSE.toMillis() << Math.min(retry, MOST_DOUBLINGS);
        long random = (long) (millis * (luck.nextDouble() - 0.5));
        desktop.rest(Deadline.after(Duration.ofMillis(millis + random), "", nanoClock));
    }
}
