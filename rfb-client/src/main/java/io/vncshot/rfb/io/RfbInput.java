package io.vncshot.rfb.io;

import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.protocol.Text;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.Transport;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/**
 * What the server sends, in the types of RFC 6143 §7. Every read ends by the deadline last set, and every size goes through
 * {@link #readLength}. For the session's thread alone.
 */
public final class RfbInput implements ByteSource {
    private static final int BUFFER_BYTES = 256 << 10;
    /** What stays in a processor's cache beside the pixels that are made of it. */
    private static final int CACHED_BYTES = 64 << 10;
    /** So much is read in as few pieces as can be: what goes on around a read is still interpreted. */
    private static final int FIRST_BYTES = 48 << 20;

    private static final int TEXT_KEPT = 64 << 10;
    private static final int TEXT_LIMIT = 1 << 20;

    private long received;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).limit(0);
    private final Transport transport;
    private Deadline deadline;
    private String reading = "the version";

    public RfbInput(Transport transport, Deadline deadline) {
        this.transport = transport;
        this.deadline = deadline;
    }

    /** The deadline of every read from here on. */
    public void setDeadline(Deadline deadline) {
        this.deadline = deadline;
    }

    /** The deadline last set. */
    public Deadline deadline() {
        return deadline;
    }

    /** What is read from here on, for the messages of failures: {@code the security types}. */
    public void setReading(String what) {
        reading = what;
    }

    /** Whether a byte can be read without waiting. */
    public boolean isBuffered() {
        return buffer.hasRemaining();
    }

    /** Waits for a byte, which stays to be read. */
    public void awaitByte() throws RfbException {
        require(1);
    }

    /** Waits for a byte until the given time; whether one is there. */
    public boolean awaitReadable(Deadline until) throws RfbException {
        return isBuffered() || transport.awaitReadable(until);
    }

    @Override
    public int readU8() throws RfbException {
        require(1);
        return buffer.get() & 0xFF;
    }

    @Override
    public int readLittleEndian24() throws RfbException {
        require(3);
        return (buffer.get() & 0xFF) | (buffer.get() & 0xFF) << 8 | (buffer.get() & 0xFF) << 16;
    }

    @Override
    public void readLittleEndian24(int[] target, int offset, int count) throws RfbException {
        for (int i = offset; i < offset + count; i++) {
            target[i] = 0xFF00_0000 | readLittleEndian24();
        }
    }

    public int readU16() throws RfbException {
        require(2);
        return buffer.getShort() & 0xFFFF;
    }

    public int readS32() throws RfbException {
        require(4);
        return buffer.getInt();
    }

    public long readU32() throws RfbException {
        return readS32() & 0xFFFF_FFFFL;
    }

    /**
     * A U32 that says how much follows.
     *
     * @param what names it in the failure, as in {@code desktop name}
     * @throws RfbException {@code PROTOCOL} when it is over {@code limit}
     */
    public int readLength(int limit, String what) throws RfbException {
        long length = readU32();
        if (length > limit) {
            throw RfbException.protocol(what + " of " + length + " bytes: at most " + limit + " are taken");
        }
        return (int) length;
    }

    /** A U32 length and a text: 64 KiB of it are kept, over 1 MiB is refused. */
    public String readText(String what) throws RfbException {
        int length = readLength(TEXT_LIMIT, what);
        byte[] text = new byte[Math.min(length, TEXT_KEPT)];
        readFully(text, 0, text.length);
        skip(length - text.length);
        return text.length < length ? Text.decodeStart(text) : Text.decode(text);
    }

    /**
     * Reads what is there, {@code length} bytes at most, waiting for the first.
     *
     * @return how many bytes; -1 when the server has ended the connection
     */
    public int readSome(byte[] target, int length) throws RfbException {
        if (!buffer.hasRemaining()) {
            buffer.clear();
            try {
                if (read() < 0) {
                    return -1;
                }
            } finally {
                buffer.flip();
            }
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(target, 0, count);
        return count;
    }

    @Override
    public void readFully(byte[] target, int offset, int length) throws RfbException {
        int done = 0;
        while (done < length) {
            require(1);
            int count = Math.min(length - done, buffer.remaining());
            buffer.get(target, offset + done, count);
            done += count;
        }
    }

    /**
     * Reads rows of 32-bit little-endian integers into an array.
     *
     * @param offset where the first row starts in the array
     * @param stride how far the start of a row is from that of the next
     */
    public void readLittleEndian(int[] target, int offset, int stride, int width, int rows) throws RfbException {
        int row = 0;
        int x = 0;
        while (row < rows && width > 0) {
            require(4);
            IntBuffer view = buffer.slice().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
            while (row < rows && view.hasRemaining()) {
                int count = Math.min(width - x, view.remaining());
                view.get(target, offset + row * stride + x, count);
                x += count;
                if (x == width) {
                    x = 0;
                    row++;
                }
            }
            buffer.position(buffer.position() + (view.position() << 2));
        }
    }

    public void skip(long count) throws RfbException {
        long left = count;
        while (left > 0) {
            require(1);
            int step = (int) Math.min(left, buffer.remaining());
            buffer.position(buffer.position() + step);
            left -= step;
        }
    }

    private void require(int count) throws RfbException {
        if (buffer.remaining() < count) {
            fill(count);
        }
    }

    private void fill(int count) throws RfbException {
        buffer.compact();
        try {
            while (buffer.position() < count) {
                if (read() < 0) {
                    throw new RfbException(
                            Reason.CONNECTION_LOST, "the server closed the connection while " + reading + " was due");
                }
            }
        } finally {
            buffer.flip();
        }
    }

    /** The deadline is looked at before each read too: a peer that drips bytes never lets a read wait. */
    private int read() throws RfbException {
        if (!deadline.hasPassed()) {
            try {
                if (received > FIRST_BYTES && buffer.remaining() > CACHED_BYTES) {
                    buffer.limit(buffer.position() + CACHED_BYTES);
                }
                int count = transport.read(buffer, deadline);
                received += count;
                return count;
            } catch (RfbException e) {
                if (e.reason() != Reason.TIMEOUT) {
                    throw new RfbException(e.reason(), e.getMessage() + " while " + reading + " was due", e);
                }
            }
        }
        throw new RfbException(Reason.TIMEOUT, "timeout: " + reading + " was not complete within " + deadline);
    }
}
