package io.vncshot.rfb.transport;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A point in time by which something is to be done, made once and handed down: no read restarts it. Immutable, for any
 * thread.
 */
public final class Deadline {
    private final LongSupplier nanoClock;
    private final long endNanos;
    private final Duration allowed;
    private final String option;

    private Deadline(LongSupplier nanoClock, long endNanos, Duration allowed, String option) {
        this.nanoClock = nanoClock;
        this.endNanos = endNanos;
        this.allowed = allowed;
        this.option = option;
    }

    /** That much time from now, by the system's monotonic clock. */
    public static Deadline after(Duration allowed) {
        return after(allowed, "", System::nanoTime);
    }

    /**
     * That much time from now, by that clock.
     *
     * @param option what a user sets to get more time, such as {@code --timeout}; empty if nothing does
     * @param nanoClock a monotonic clock in nanoseconds, {@code System::nanoTime} outside tests
     */
    public static Deadline after(Duration allowed, String option, LongSupplier nanoClock) {
        return new Deadline(nanoClock, nanoClock.getAsLong() + allowed.toNanos(), allowed, option);
    }

    /** Whichever ends first of this and {@code other}. */
    public Deadline orEarlier(Deadline other) {
        return other.endNanos - endNanos < 0 ? other : this;
    }

    /** That much time from now, or this deadline where it ends first. */
    public Deadline within(Duration shorter) {
        return orEarlier(after(shorter, "", nanoClock));
    }

    /** That much later. */
    public Deadline plus(Duration more) {
        return new Deadline(nanoClock, endNanos + more.toNanos(), allowed.plus(more), option);
    }

    /** Milliseconds left, rounded up, so that 0 means that it has passed. */
    public long remainingMillis() {
        long nanos = endNanos - nanoClock.getAsLong();
        return nanos <= 0 ? 0 : (nanos + 999_999) / 1_000_000;
    }

    public boolean hasPassed() {
        return remainingMillis() == 0;
    }

    /** How long it was, and the option that lengthens it: {@code 10 s (--connect-timeout)}. */
    @Override
    public String toString() {
        long millis = allowed.toMillis();
        String time = millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
        return option.isEmpty() ? time : time + " (" + option + ")";
    }
}
