package io.vncshot.rfb.security;

import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.Transport;
import java.nio.ByteBuffer;

/** Bytes that go over another wire in sealed messages, which are opened and handed out one after the other. */
abstract class SealedTransport implements Transport {
    private final Wire inner;
    private final int maxSent;
    private byte[] opened = {};
    private int position;

    /** @param maxSent how many bytes a message takes at most, before it is sealed */
    SealedTransport(Wire inner, int maxSent) {
        this.inner = inner;
        this.maxSent = maxSent;
    }

    /** Reads the next message and opens it; it may be empty. */
    abstract byte[] receive() throws RfbException;

    /** Seals a message and writes it, without a flush. */
    abstract void send(byte[] text) throws RfbException;

    @Override
    public final int read(ByteBuffer target, Deadline deadline) throws RfbException {
        inner.setDeadline(deadline);
        while (position == opened.length) {
            opened = receive();
            position = 0;
        }
        int count = Math.min(target.remaining(), opened.length - position);
        target.put(opened, position, count);
        position += count;
        return count;
    }

    @Override
    public final boolean awaitReadable(Deadline deadline) throws RfbException {
        return position < opened.length || inner.in().awaitReadable(deadline);
    }

    @Override
    public final void write(ByteBuffer source, Deadline deadline) throws RfbException {
        inner.setDeadline(deadline);
        while (source.hasRemaining()) {
            byte[] text = new byte[Math.min(maxSent, source.remaining())];
            source.get(text);
            send(text);
        }
        inner.out().flush();
    }

    /** Encrypting costs more than compressing, also on this machine. */
    @Override
    public final boolean isLocal() {
        return false;
    }

    @Override
    public final void close() {
        inner.close();
    }
}
