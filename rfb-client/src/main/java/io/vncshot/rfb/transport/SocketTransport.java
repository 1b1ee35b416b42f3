package io.vncshot.rfb.transport;

import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * TCP and Unix sockets: a non-blocking channel and a selector of its own, since a Unix channel's socket knows no read
 * time-out. One thread may read while another writes.
 */
final class SocketTransport implements Transport {
    /** How often to look whether the deadline has passed before its time: its clock may be made to jump. */
    private static final long LOOK_MILLIS = 100;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final boolean local;
    /** Made when a write first has to wait, so that a thread may write while another waits for bytes to read. */
    private volatile @Nullable Selector writeSelector;

    private SocketTransport(SocketChannel channel, Selector selector, SelectionKey key, boolean local) {
        this.channel = channel;
        this.selector = selector;
        this.key = key;
        this.local = local;
    }

    /** Takes over a connected channel; closes it when that fails. */
    static SocketTransport over(SocketChannel channel, boolean local) throws IOException {
        try {
            channel.configureBlocking(false);
            Selector selector = Selector.open();
            return new SocketTransport(channel, selector, channel.register(selector, SelectionKey.OP_READ), local);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public int read(ByteBuffer target, Deadline deadline) throws RfbException {
        while (true) {
            try {
                int count = channel.read(target);
                if (count != 0) {
                    return count;
                }
            } catch (IOException e) {
                throw lost(e);
            }
            if (!awaitReadable(deadline)) {
                throw new RfbException(Reason.TIMEOUT, "nothing came within " + deadline);
            }
        }
    }

    @Override
    public boolean awaitReadable(Deadline deadline) throws RfbException {
        try {
            return await(selector, key, deadline);
        } catch (IOException | ClosedSelectorException | CancelledKeyException e) {
            throw lost(e);
        }
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) throws RfbException {
        while (source.hasRemaining()) {
            try {
                if (channel.write(source) > 0) {
                    continue;
                }
            } catch (IOException e) {
                throw lost(e);
            }
            if (!awaitWritable(deadline)) {
                throw new RfbException(Reason.TIMEOUT, "the server took nothing more within " + deadline);
            }
        }
    }

    private boolean awaitWritable(Deadline deadline) throws RfbException {
        try {
            Selector waiting = writeSelector;
            if (waiting == null) {
                waiting = Selector.open();
                writeSelector = waiting;
                channel.register(waiting, SelectionKey.OP_WRITE);
            }
            return await(waiting, waiting.keys().iterator().next(), deadline);
        } catch (IOException | ClosedSelectorException | CancelledKeyException | NoSuchElementException e) {
            throw lost(e);
        }
    }

    private boolean await(Selector waiting, SelectionKey waitingKey, Deadline deadline) throws IOException {
        while (true) {
            long millis = deadline.remainingMillis();
            waiting.selectedKeys().clear();
            int ready = millis == 0 ? waiting.selectNow() : waiting.select(Math.min(millis, LOOK_MILLIS));
            if (ready > 0 || !channel.isOpen() || !waitingKey.isValid()) {
                return true;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new ClosedByInterruptException();
            }
            if (millis == 0) {
                return false;
            }
        }
    }

    private static RfbException lost(Exception cause) {
        String detail = cause instanceof ClosedByInterruptException ? "interrupted" : cause.getMessage();
        return new RfbException(
                Reason.CONNECTION_LOST, "connection lost" + (detail == null ? "" : ": " + detail), cause);
    }

    @Override
    public boolean isLocal() {
        return local;
    }

    @Override
    public boolean isPlain() {
        return true;
    }

    @Override
    public void close() {
        try {
            channel.close();
            selector.close();
            Selector writing = writeSelector;
            if (writing != null) {
                writing.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
