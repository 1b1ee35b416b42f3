package io.vncshot.rfb.encoding;

import io.vncshot.rfb.io.ByteSource;
import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.io.ZlibStream;
import io.vncshot.rfb.protocol.RfbException;
import org.jspecify.annotations.Nullable;

/** Where Tight's filtered data comes from: four zlib streams, or the connection itself. */
final class TightStreams implements AutoCloseable {
    /** Instead of a stream's number. */
    static final int NO_ZLIB = -1;

    private static final int STREAMS = 4;
    /** Less than that is not worth compressing, and has no length. */
    private static final int SMALLEST_COMPRESSED = 12;

    private final RfbInput in;
    private final @Nullable ZlibStream[] streams = new @Nullable ZlibStream[STREAMS];
    private @Nullable ZlibStream current;

    TightStreams(RfbInput in) {
        this.in = in;
    }

    /** Begins the streams anew whose bits are set. */
    void reset(int bits) {
        for (int i = 0; i < STREAMS; i++) {
            ZlibStream stream = streams[i];
            if (stream != null && (bits >> i & 1) != 0) {
                stream.reset();
            }
        }
    }

    /** The source of the next data, which are so many bytes before their compression. */
    ByteSource begin(int number, int plainBytes) throws RfbException {
        current = null;
        if (plainBytes < SMALLEST_COMPRESSED) {
            return in;
        }
        int length = readCompactLength(in);
        if (number == NO_ZLIB) {
            if (length != plainBytes) {
                throw RfbException.protocol("Tight data of " + length + " bytes: its rectangle needs " + plainBytes);
            }
            return in;
        }
        int limit = ZlibStream.compressedLimit(plainBytes);
        if (length > limit) {
            throw RfbException.protocol("Tight data of " + length + " bytes: at most " + limit + " are taken");
        }
        ZlibStream stream = stream(number);
        stream.begin(length);
        current = stream;
        return stream;
    }

    /** Ends what was begun. */
    void end() throws RfbException {
        if (current != null) {
            current.end();
        }
    }

    private ZlibStream stream(int number) {
        ZlibStream stream = streams[number];
        if (stream == null) {
            stream = new ZlibStream("Tight", in);
            streams[number] = stream;
        }
        return stream;
    }

    /** One to three bytes, 7, 7 and 8 bits of the length from the lowest on. */
    static int readCompactLength(RfbInput in) throws RfbException {
        int first = in.readU8();
        int length = first & 0x7F;
        if ((first & 0x80) != 0) {
            int second = in.readU8();
            length |= (second & 0x7F) << 7;
            if ((second & 0x80) != 0) {
                length |= in.readU8() << 14;
            }
        }
        return length;
    }

    @Override
    public void close() {
        for (ZlibStream stream : streams) {
            if (stream != null) {
                stream.close();
            }
        }
    }
}
