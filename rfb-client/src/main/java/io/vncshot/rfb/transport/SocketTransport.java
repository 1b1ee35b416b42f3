package io.vncshot.rfb.transport;

import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * TCP and Unix sockets: a non-blocking channel and a selector of its own, since a Unix channel's socket knows no read
 * time-out.
 */
final class SocketTransport implements Transport {
    /** How often to look whether the deadline has passed before its time: its clock may be made to jump. */
    private static final long LOOK_MILLIS = 100;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final boolean local;

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
        return await(SelectionKey.OP_READ, deadline);
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
            if (!await(SelectionKey.OP_WRITE, deadline)) {
                throw new RfbException(Reason.TIMEOUT, "the server took nothing more within " + deadline);
            }
        }
    }

    private boolean await(int operation, Deadline deadline) throws RfbException {
        try {
            key.interestOps(operation);
            while (true) {
                long millis = deadline.remainingMillis();
                selector.selectedKeys().clear();
                int ready = millis == 0 ? selector.selectNow() : selector.select(Math.min(millis, LOOK_MILLIS));
                if (ready > 0 || !channel.isOpen()) {
                    return true;
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new ClosedByInterruptException();
                }
                if (millis == 0) {
                    return false;
                }
            }
        } catch (IOException | ClosedSelectorException | java.nio.channels.CancelledKeyException e) {
            throw lost(e);
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
