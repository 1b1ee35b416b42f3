package io.vncshot.cli.snap;

import io.vncshot.imaging.Picture;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A desktop to look at now and then: connected when it is looked at, and from then on until it fails. */
public final class Desktop implements AutoCloseable {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final long LONGEST_SLEEP_NANOS = 1_000_000_000L;

    private final Connecting connecting;
    private final PictureMemory memory;
    private @Nullable RfbSession session;
    private int share;

    /** Makes a connection. */
    public interface Connecting {
        RfbSession connect(Deadline deadline) throws RfbException;
    }

    /**
     * Connects when it is first looked at.
     *
     * @param connecting makes each connection
     * @param memory for the picture, as long as it is connected
     */
    public Desktop(Connecting connecting, PictureMemory memory) {
        this.connecting = connecting;
        this.memory = memory;
    }

    /**
     * Connects, unless it is.
     *
     * @return the deadline, put off by the time that others let it wait for memory
     */
    Deadline open(Deadline deadline) throws RfbException {
        if (session != null) {
            return deadline;
        }
        RfbSession connected = connected(deadline);
        long left = deadline.remainingMillis();
        try {
            share = memory.take(connected.width(), connected.height());
        } catch (RfbException e) {
            disconnect();
            throw e;
        }
        connected.limitScreen(memory.pixels(share));
        return deadline.plus(Duration.ofMillis(left - deadline.remainingMillis()));
    }

    /** What is on the screen now, once it is {@link #open}; the pixels are the session's, until the next look. */
    Picture look(Deadline deadline) throws RfbException {
        RfbSession current = connected(deadline);
        try {
            current.refreshChanges(deadline);
            if (current.width() == 0 || current.height() == 0) {
                throw new RfbException(
                        RfbException.Reason.PROTOCOL,
                        "the screen is " + current.width() + "x" + current.height() + ", nothing to see");
            }
            return Picture.of(current.pixels(), current.width(), current.height());
        } catch (RfbException e) {
            disconnect();
            throw e;
        }
    }

    private RfbSession connected(Deadline deadline) throws RfbException {
        RfbSession current = session;
        if (current == null) {
            current = connecting.connect(deadline);
            session = current;
        }
        return current;
    }

    /** The desktop's own name; empty before the first look. */
    String name() {
        return session == null ? "" : session.desktopName();
    }

    /** Moves the pointer and back, which ends a screen saver. */
    void nudge(Deadline deadline) throws RfbException {
        RfbSession current = connected(deadline);
        int x = current.width() / 2;
        int y = current.height() / 2;
        current.pointer(Math.max(0, x - 1), y, 0, deadline);
        current.serveUntil(deadline.within(SHORT));
        current.pointer(x, y, 0, deadline);
        current.serveUntil(deadline.within(SHORT));
    }

    /** Waits, keeping the connection if there is one; what fails meanwhile is found out at the next look. */
    public void rest(Deadline until) {
        while (!until.hasPassed() && !Thread.currentThread().isInterrupted()) {
            if (session == null) {
                LockSupport.parkNanos(this, Math.min(until.remainingMillis() * 1_000_000L, LONGEST_SLEEP_NANOS));
                continue;
            }
            try {
                session.serveUntil(until);
            } catch (RfbException e) {
                disconnect();
            }
        }
    }

    /** The next look makes a new connection. */
    private void disconnect() {
        if (session != null) {
            session.close();
            session = null;
        }
        memory.release(share);
        share = 0;
    }

    @Override
    public void close() {
        disconnect();
    }
}
