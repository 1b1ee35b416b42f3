package io.vncshot.rfb.io;

import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.Transport;
import java.nio.ByteBuffer;

/** What the client sends, in the types of RFC 6143 §7, kept until {@link #flush}. For the session's thread alone. */
public final class RfbOutput {
    private ByteBuffer buffer = ByteBuffer.allocate(512);
    private final Transport transport;
    private Deadline deadline;

    public RfbOutput(Transport transport, Deadline deadline) {
        this.transport = transport;
        this.deadline = deadline;
    }

    /** The deadline of every flush from here on. */
    public void setDeadline(Deadline deadline) {
        this.deadline = deadline;
    }

    public void writeU8(int value) {
        reserve(1).put((byte) value);
    }

    public void writeU16(int value) {
        reserve(2).putShort((short) value);
    }

    public void writeS32(int value) {
        reserve(4).putInt(value);
    }

    public void writeBytes(byte[] bytes) {
        reserve(bytes.length).put(bytes);
    }

    public void writeBytes(byte[] bytes, int offset, int length) {
        reserve(length).put(bytes, offset, length);
    }

    /** Sends what has been written since the last time. */
    public void flush() throws RfbException {
        buffer.flip();
        try {
            transport.write(buffer, deadline);
        } finally {
            buffer.clear();
        }
    }

    private ByteBuffer reserve(int count) {
        if (buffer.remaining() < count) {
            buffer.flip();
            buffer = ByteBuffer.allocate(Math.max(buffer.limit() * 2, buffer.limit() + count))
                    .put(buffer);
        }
        return buffer;
    }
}
