package io.vncshot.rfb.transport;

import io.vncshot.rfb.protocol.RfbException;
import java.nio.ByteBuffer;

/**
 * A byte stream to a server. Reads and writes belong to one thread; {@link #close} may come from any, and ends them. Every
 * call ends by its deadline with {@link RfbException.Reason#TIMEOUT}.
 */
public interface Transport extends AutoCloseable {
    /**
     * Reads what is there, waiting for the first byte.
     *
     * @return how many bytes were read, at least 1; -1 at the end of the stream
     */
    int read(ByteBuffer target, Deadline deadline) throws RfbException;

    /** Waits until a read would not wait, or the deadline passes; whether it was the former. A past one only looks. */
    boolean awaitReadable(Deadline deadline) throws RfbException;

    /** Writes all of {@code source}. */
    void write(ByteBuffer source, Deadline deadline) throws RfbException;

    /** Whether the bytes stay on this machine, where compressing them costs more than it saves. */
    boolean isLocal();

    /** Whether bytes go over the network as they are, at no cost but that of the network. */
    default boolean isPlain() {
        return false;
    }

    @Override
    void close();
}
