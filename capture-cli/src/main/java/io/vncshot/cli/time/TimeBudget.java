package io.vncshot.cli.time;

import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time of a run. Somebody who sets {@code --timeout} gets just that in all; the default is for the work alone, so that
 * a script may pause for an hour. For one thread.
 */
public final class TimeBudget implements Stoppable {
    private final WorkClock clock;
    private final Deadline end;
    private final boolean total;

    private TimeBudget(WorkClock clock, Deadline end, boolean total) {
        this.clock = clock;
        this.end = end;
        this.total = total;
    }

    /** Starts now. */
    public static TimeBudget start(Settings settings, LongSupplier nanoClock) {
        WorkClock clock = new WorkClock(nanoClock);
        Deadline end = Deadline.after(settings.get(Options.TIMEOUT), Options.TIMEOUT.longName(), clock);
        return new TimeBudget(clock, end, settings.isSet(Options.TIMEOUT));
    }

    /** The end of the run, later by every pause that does not count. */
    public Deadline deadline() {
        return end;
    }

    /**
     * Waits, keeping the connection alive.
     *
     * @throws RfbException {@code TIMEOUT} when the run may not last that long
     */
    public void pause(RfbSession session, Duration time) throws RfbException {
        checkNotStopped();
        if (time.isZero()) {
            return;
        }
        Deadline over = Deadline.after(time, "", clock.wallClock);
        if (!total) {
            long start = now();
            session.serveUntil(over);
            clock.idleNanos += now() - start;
            checkNotStopped();
            return;
        }
        session.serveUntil(over.orEarlier(end));
        checkNotStopped();
        if (end.hasPassed()) {
            throw new RfbException(RfbException.Reason.TIMEOUT, "a pause of " + over + " did not end within " + end);
        }
    }

    /** Does not count a time that is to pass with waiting, unless the limit is for the run in all. */
    public void allow(Duration waiting) {
        if (!total) {
            clock.idleNanos += waiting.toNanos();
        }
    }

    /** A point in time to give to {@link #leaveOut}. */
    public long now() {
        return clock.wallClock.getAsLong();
    }

    /** Lets every deadline of the run pass, now. From any thread. */
    @Override
    public void stop() {
        clock.wallClock.stopped = true;
    }

    public boolean isStopped() {
        return clock.wallClock.stopped;
    }

    /**
     * Returns unless the run has been stopped.
     *
     * @throws RfbException {@code TIMEOUT} when it has
     */
    public void checkNotStopped() throws RfbException {
        if (isStopped()) {
            throw new RfbException(RfbException.Reason.TIMEOUT, "stopped");
        }
    }

    /** Does not count the time since then, which was a person's, unless the limit is for the run in all. */
    public void leaveOut(long since) {
        if (!total) {
            clock.idleNanos += now() - since;
        }
    }

    /** A clock that stands still while nothing is worked at. */
    private static final class WorkClock implements LongSupplier {
        private final StoppableClock wallClock;
        private long idleNanos;

        WorkClock(LongSupplier nanoClock) {
            wallClock = new StoppableClock(nanoClock);
        }

        @Override
        public long getAsLong() {
            return wallClock.getAsLong() - idleNanos;
        }
    }

    /** A clock that jumps far ahead when it is stopped. */
    private static final class StoppableClock implements LongSupplier {
        private static final long FAR = Long.MAX_VALUE / 4;

        private final LongSupplier nanoClock;
        private volatile boolean stopped;

        StoppableClock(LongSupplier nanoClock) {
            this.nanoClock = nanoClock;
        }

        @Override
        public long getAsLong() {
            return nanoClock.getAsLong() + (stopped ? FAR : 0);
        }
    }
}
