package io.vncshot.rfb.io;

import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.Transport;
import java.nio.ByteBuffer;

/** The bytes of a wire, also those that it has read ahead. */
public record WireTransport(Wire wire) implements Transport {
    @Override
    public int read(ByteBuffer target, Deadline deadline) throws RfbException {
        wire.in().setDeadline(deadline);
        wire.in().setReading("what the server sends");
        byte[] bytes = new byte[target.remaining()];
        int count = wire.in().readSome(bytes, bytes.length);
        if (count > 0) {
            target.put(bytes, 0, count);
        }
        return count;
    }

    @Override
    public boolean awaitReadable(Deadline deadline) throws RfbException {
        return wire.in().awaitReadable(deadline);
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) throws RfbException {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        wire.out().setDeadline(deadline);
        wire.out().writeBytes(bytes);
        wire.out().flush();
    }

    @Override
    public boolean isLocal() {
        return wire.transport().isLocal();
    }

    @Override
    public void close() {
        wire.close();
    }
}
