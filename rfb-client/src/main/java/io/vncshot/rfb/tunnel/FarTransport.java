package io.vncshot.rfb.tunnel;

import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.Transport;
import java.nio.ByteBuffer;

/** A transport whose near end says nothing about where the far one is: the proxy may be on this machine. */
record FarTransport(Transport near) implements Transport {
    @Override
    public int read(ByteBuffer target, Deadline deadline) throws RfbException {
        return near.read(target, deadline);
    }

    @Override
    public boolean awaitReadable(Deadline deadline) throws RfbException {
        return near.awaitReadable(deadline);
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) throws RfbException {
        near.write(source, deadline);
    }

    @Override
    public boolean isLocal() {
        return false;
    }

    @Override
    public void close() {
        near.close();
    }
}
