package io.vncshot.rfb.io;

import io.vncshot.rfb.protocol.RfbException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * One zlib stream that goes on over all rectangles of a connection, cut into pieces of known compressed length. It inflates
 * only what is read, so that a piece which inflates for ever costs nothing. For the session's thread alone.
 */
public final class ZlibStream implements ByteSource, AutoCloseable {
    private static final int HEADER_BYTES = 2;
    private static final int INPUT_BYTES = 64 << 10;
    private static final int OUTPUT_BYTES = 64 << 10;
    /** What a piece may hold beyond the bytes its rectangle needs. */
    private static final int SLACK_BYTES = 64 << 10;

    /** Of the data alone. The checksum at the end of a stream never comes, so it is not reckoned up. */
    private final Inflater inflater = new Inflater(true);

    private final byte[] compressed = new byte[INPUT_BYTES];
    /** One more than is used, since three bytes are read as four. */
    private final byte[] plain = new byte[OUTPUT_BYTES + 1];

    private final ByteBuffer littleEndian = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
    private final String name;
    private final RfbInput input;
    private int headerLeft = HEADER_BYTES;
    private int header;
    private int compressedLeft;
    private int position;
    private int limit;

    /**
     * Begins a stream.
     *
     * @param name names the stream in failures, as in {@code ZRLE}
     */
    public ZlibStream(String name, RfbInput input) {
        this.name = name;
        this.input = input;
    }

    /** The most compressed bytes that an honest server needs for that many plain ones. */
    public static int compressedLimit(long plainBytes) {
        return (int) Math.min(Integer.MAX_VALUE, plainBytes + (plainBytes >> 8) + SLACK_BYTES);
    }

    /** Begins the stream anew, as if nothing had come before. */
    public void reset() {
        inflater.reset();
        headerLeft = HEADER_BYTES;
        header = 0;
    }

    /** Begins the next piece of the stream, of that many compressed bytes. */
    public void begin(int compressedLength) {
        compressedLeft = compressedLength;
        position = 0;
        limit = 0;
    }

    @Override
    public int readU8() throws RfbException {
        if (position == limit) {
            refill();
        }
        return plain[position++] & 0xFF;
    }

    @Override
    public int readLittleEndian24() throws RfbException {
        int at = position;
        if (limit - at < 3) {
            return readU8() | readU8() << 8 | readU8() << 16;
        }
        position = at + 3;
        return (plain[at] & 0xFF) | (plain[at + 1] & 0xFF) << 8 | (plain[at + 2] & 0xFF) << 16;
    }

    @Override
    public void readLittleEndian24(int[] target, int offset, int count) throws RfbException {
        int done = 0;
        while (done < count) {
            int there = Math.min(count - done, (limit - position) / 3);
            for (int i = 0; i < there; i++) {
                target[offset + done + i] = 0xFF00_0000 | littleEndian.getInt(position + 3 * i);
            }
            position += 3 * there;
            done += there;
            if (done < count) {
                target[offset + done] = 0xFF00_0000 | readLittleEndian24();
                done++;
            }
        }
    }

    @Override
    public void readFully(byte[] target, int offset, int length) throws RfbException {
        int done = 0;
        while (done < length) {
            if (position == limit) {
                refill();
            }
            int count = Math.min(length - done, limit - position);
            System.arraycopy(plain, position, target, offset + done, count);
            position += count;
            done += count;
        }
    }

    /** Ends the piece: what is left of it still passes through the stream, since the next piece builds on it. */
    public void end() throws RfbException {
        int spare = limit - position;
        while (inflate() > 0) {
            spare += limit;
            if (spare > SLACK_BYTES) {
                throw RfbException.protocol(
                        name + " data inflates to over " + SLACK_BYTES + " bytes more than its rectangle needs");
            }
        }
        position = 0;
        limit = 0;
    }

    private void refill() throws RfbException {
        if (inflate() == 0) {
            throw RfbException.protocol(name + " data ends before its rectangle is complete");
        }
    }

    /** Inflates the next bytes of the piece into {@code plain}; how many, 0 when the piece is used up. */
    private int inflate() throws RfbException {
        try {
            while (true) {
                position = 0;
                limit = inflater.inflate(plain, 0, OUTPUT_BYTES);
                if (limit > 0) {
                    return limit;
                }
                if (compressedLeft == 0) {
                    return 0;
                }
                if (inflater.finished()) {
                    throw RfbException.protocol(name + " data ends its zlib stream: it must last the whole connection");
                }
                feed();
            }
        } catch (DataFormatException e) {
            throw new RfbException(
                    RfbException.Reason.PROTOCOL, name + " data is not a valid zlib stream: " + e.getMessage(), e);
        }
    }

    private void feed() throws RfbException {
        if (headerLeft > 0) {
            header = header << 8 | input.readU8();
            headerLeft--;
            compressedLeft--;
            if (headerLeft == 0) {
                checkHeader();
            }
            return;
        }
        int count = Math.min(compressedLeft, compressed.length);
        input.readFully(compressed, 0, count);
        compressedLeft -= count;
        inflater.setInput(compressed, 0, count);
    }

    /** RFC 1950 §2.2. */
    private void checkHeader() throws RfbException {
        boolean deflate = (header >> 8 & 15) == 8 && header >> 12 <= 7;
        if (!deflate || header % 31 != 0) {
            throw RfbException.protocol(
                    name + " data is not a valid zlib stream: it begins with 0x" + Integer.toHexString(header));
        }
        if ((header & 0x20) != 0) {
            throw RfbException.protocol(name + " data asks for a zlib dictionary: RFB has none");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
