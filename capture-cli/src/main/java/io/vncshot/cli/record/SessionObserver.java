package io.vncshot.cli.record;

import io.vncshot.cli.message.Messages;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what is relayed, on a thread of its own, and writes down what it understands. Whatever it does not understand
 * ends the recording and not the session.
 */
final class SessionObserver extends Thread implements Relay.Tap, Dialogue {
    private static final int PIECES = 256;
    private static final long NANOS = 1_000_000;

    private final BlockingQueue<Chunk> queue = new ArrayBlockingQueue<>(PIECES);
    private final long start = System.nanoTime();
    private final Messages messages;
    private final RecordedInput input;
    private final @Nullable WireRecording wire;
    private final Keeping keeping;
    private final Pending toViewer = new Pending();
    private final Pending toServer = new Pending();
    private @Nullable Followed followed;
    private boolean keepsAll;
    private long millis;
    private volatile boolean needsServer = true;
    private volatile boolean over;

    SessionObserver(RecordedInput input, @Nullable WireRecording wire, Keeping keeping, Messages messages) {
        super("session-observer");
        this.input = input;
        this.wire = wire;
        this.keeping = keeping;
        this.messages = messages;
        keepsAll = keeping == Keeping.EVERYTHING;
    }

    @Override
    public void add(Direction direction, byte[] bytes) {
        if (over || (direction == Direction.TO_VIEWER && !needsServer)) {
            return;
        }
        put(new Chunk(direction, System.nanoTime(), bytes));
    }

    private void put(Chunk chunk) {
        try {
            queue.put(chunk);
        } catch (InterruptedException e) {
            currentThread().interrupt();
        }
    }

    /** Waits until all that was relayed has been looked at. */
    void finish() {
        put(new Chunk(Direction.TO_VIEWER, System.nanoTime(), new byte[0]));
        boolean interrupted = false;
        while (isAlive()) {
            try {
                join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            currentThread().interrupt();
        }
    }

    /** What the handshake came to; null if it did not come to its end. */
    @Nullable
    Followed followed() {
        return followed;
    }

    @Override
    public void run() {
        try {
            observe();
        } catch (EOFException ended) {
            // As sessions do.
        } catch (IOException | RuntimeException e) {
            messages.warning("the recording stops here: " + e.getMessage() + "; the session goes on");
        } finally {
            over = true;
            queue.clear();
        }
    }

    private void observe() throws IOException {
        Exchange stripped = new Exchange();
        Followed result = new HandshakeFollower(this, stripped).follow();
        followed = result;
        switch (result.outcome()) {
            case CLEAR -> {
                keepHandshake(stripped);
                followSession();
            }
            case ENCRYPTED -> {
                keepHandshake(stripped);
                messages.warning("the viewer and the server encrypt their session (" + result.securityType()
                        + "): only its bytes are recorded, if any; --log-in has the recorder log in itself");
                keepRest();
            }
            case UNKNOWN -> {
                messages.warning(
                        "security " + result.securityType() + " cannot be followed, and what follows may hold a"
                                + " password: nothing is recorded but with --wire-unsafe");
                discardRest();
            }
            case REFUSED -> {
                messages.warning("the server has refused the viewer; nothing is recorded but with --wire-unsafe");
                discardRest();
            }
        }
    }

    private void keepHandshake(Exchange stripped) throws IOException {
        if (wire != null && !keepsAll) {
            wire.add(Direction.TO_VIEWER, millis, stripped.said(Direction.TO_VIEWER));
            wire.add(Direction.TO_SERVER, millis, stripped.said(Direction.TO_SERVER));
        }
    }

    private void followSession() throws IOException {
        needsServer = wire != null;
        keepsAll = true;
        input.begin(millis);
        Chunk early = new Chunk(Direction.TO_SERVER, start + millis * NANOS, toServer.takeAll());
        byte[] earlyAnswer = toViewer.takeAll();
        if (keeping == Keeping.STRIPPED && wire != null) {
            wire.add(Direction.TO_SERVER, millis, early.bytes());
            wire.add(Direction.TO_VIEWER, millis, earlyAnswer);
        }
        input.add(early.bytes(), millis);
        while (true) {
            Chunk chunk = next();
            if (chunk.direction() == Direction.TO_SERVER) {
                input.add(chunk.bytes(), millis);
            }
        }
    }

    private void keepRest() throws IOException {
        needsServer = wire != null;
        if (keeping == Keeping.STRIPPED && wire != null) {
            wire.add(Direction.TO_SERVER, millis, toServer.takeAll());
            wire.add(Direction.TO_VIEWER, millis, toViewer.takeAll());
        }
        keepsAll = true;
        discardRest();
    }

    private void discardRest() throws IOException {
        while (true) {
            next();
        }
    }

    @Override
    public byte[] take(Direction direction, int count) throws IOException {
        Pending pending = direction == Direction.TO_VIEWER ? toViewer : toServer;
        while (pending.size() < count) {
            Chunk chunk = next();
            (chunk.direction() == Direction.TO_VIEWER ? toViewer : toServer).writeBytes(chunk.bytes());
        }
        return pending.take(count);
    }

    private Chunk next() throws IOException {
        Chunk chunk;
        try {
            chunk = queue.take();
        } catch (InterruptedException e) {
            currentThread().interrupt();
            throw new EOFException();
        }
        if (chunk.bytes().length == 0) {
            throw new EOFException();
        }
        millis = (chunk.nanos() - start) / NANOS;
        if (wire != null && keepsAll) {
            wire.add(chunk.direction(), millis, chunk.bytes());
        }
        return chunk;
    }

    /** Bytes that came before anybody asked for them. */
    private static final class Pending extends ByteArrayOutputStream {
        byte[] take(int bytes) {
            byte[] taken = Arrays.copyOf(buf, bytes);
            System.arraycopy(buf, bytes, buf, 0, count - bytes);
            count -= bytes;
            return taken;
        }

        byte[] takeAll() {
            return take(count);
        }
    }
}
