package io.vncshot.imaging;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;

/** The IDAT chunk of a strip, in a buffer that is used again for later strips. Not for two threads at once. */
final class Strip {
    // Deflated noise is longer than the noise by less than a 64th, and this.
    private static final int ROOM = 64;

    private byte[] chunk = new byte[0];
    private int end;
    private int scanlineBytes;
    private int adler;

    /** Begins a chunk for scanlines of this length and Adler-32. */
    void begin(int scanlineBytes, int adler) {
        this.scanlineBytes = scanlineBytes;
        this.adler = adler;
        int capacity = PngChunk.HEAD + scanlineBytes + scanlineBytes / 64 + ROOM + PngChunk.TAIL;
        if (chunk.length < capacity) {
            chunk = new byte[capacity];
        }
        end = PngChunk.HEAD;
    }

    void append(int value) {
        chunk[end++] = (byte) value;
    }

    /** Appends everything that the deflater has to give, its input used up, in this flush mode. */
    void append(Deflater deflater, int flush) {
        int room;
        int length;
        do {
            if (chunk.length - end < ROOM) {
                chunk = Arrays.copyOf(chunk, 2 * chunk.length);
            }
            room = chunk.length - PngChunk.TAIL - end;
            length = deflater.deflate(chunk, end, room, flush);
            end += length;
        } while (length == room || !deflater.needsInput());
    }

    void finish() {
        PngChunk.frame(chunk, PngChunk.DATA, end - PngChunk.HEAD);
        end += PngChunk.TAIL;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(chunk, 0, end);
    }

    /** The Adler-32 of all scanlines up to this strip's end, given that up to its start. */
    int adlerAfter(int adlerBefore) {
        return AdlerSum.combine(adlerBefore, adler, scanlineBytes);
    }
}
