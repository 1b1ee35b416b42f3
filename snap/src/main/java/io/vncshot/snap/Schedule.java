package io.vncshot.snap;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When to take snapshots.
 *
 * @param every from one to the next; zero for a single one
 * @param count how many there are at most
 * @param length after which there are no more, from the start on
 * @param alignment whether the times are those that the clock strikes or counted from the start
 * @param splay by how much each is put off at most, so that many machines do not come at once
 */
public record Schedule(
        Duration every, Optional<Long> count, Optional<Duration> length, Alignment alignment, Duration splay) {

    /** What the times are counted from. */
    public enum Alignment {
        START,
        /** The epoch: every 15 minutes is at :00, :15, :30 and :45 of UTC. */
        CLOCK
    }

    /** One, now. */
    public static final Schedule ONCE =
            new Schedule(Duration.ZERO, Optional.of(1L), Optional.empty(), Alignment.START, Duration.ZERO);

    public Schedule {
        if (every.isNegative() || splay.isNegative()) {
            throw new IllegalArgumentException("a time cannot be negative");
        }
        if (every.isZero() && !count.equals(Optional.of(1L))) {
            throw new IllegalArgumentException("more than one snapshot needs a time from one to the next");
        }
        if (count.isPresent() && count.get() < 1) {
            throw new IllegalArgumentException("a count of " + count.get() + ": at least 1 is needed");
        }
        if (!every.isZero() && splay.compareTo(every) >= 0) {
            throw new IllegalArgumentException("the splay must be shorter than the time from one snapshot to the next");
        }
    }

    /**
     * When the next one is due. Times that have passed by while the one before was taken are left out, not made up for.
     *
     * @param start when the first could have been
     * @param taken how many have been
     * @param now not before {@code start}
     * @param luck from 0 to below 1: the share of the splay to wait
     * @return empty when there are no more
     */
    public Optional<Instant> next(Instant start, long taken, Instant now, double luck) {
        if (count.isPresent() && taken >= count.get()) {
            return Optional.empty();
        }
        Instant due = due(start, taken, now);
        if (length.isPresent() && !due.isBefore(start.plus(length.get()))) {
            return Optional.empty();
        }
        return Optional.of(due.plusMillis((long) (splay.toMillis() * luck)));
    }

    private Instant due(Instant start, long taken, Instant now) {
        if (taken == 0 && alignment == Alignment.START) {
            return start;
        }
        if (every.isZero()) {
            return now;
        }
        Instant origin = alignment == Alignment.CLOCK ? Instant.EPOCH : start;
        long period = every.toMillis();
        long since = Math.max(0, Duration.between(origin, now).toMillis());
        long number = taken == 0 ? (since + period - 1) / period : since / period + 1;
        return origin.plusMillis(number * period);
    }
}
