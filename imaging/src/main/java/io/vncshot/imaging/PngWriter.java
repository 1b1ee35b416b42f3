package io.vncshot.imaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Writes PNG files (PNG, third edition) without AWT: palette files for pictures of up to 256 colours, else 8-bit RGB.
 * Made for one picture in a cold JVM: low deflate levels, one cheap filter, large pictures deflated in strips by several
 * threads. The bytes depend on the picture, the texts and the JVM's zlib, never on the threads. Immutable, for any number
 * of threads.
 */
public final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] NO_DATA = {};
    private static final int TRUE_COLOUR = 2;
    private static final int PALETTE_COLOUR = 3;

    private final int threads;

    /**
     * @param threads how many may work on one picture, the caller's included
     * @throws IllegalArgumentException when it is less than 1
     */
    public PngWriter(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("PNG writer with " + threads + " threads: at least 1 is needed");
        }
        this.threads = threads;
    }

    /**
     * Writes a picture. The stream is written to by the caller's thread alone, in few and large pieces; it is not closed,
     * and after an exception holds the beginning of a file.
     *
     * @throws IOException what the stream throws; {@link java.io.InterruptedIOException} when the caller is interrupted
     *     while waiting for a thread of the writer's
     */
    public void write(Picture picture, List<PngText> texts, OutputStream out) throws IOException {
        Optional<Palette> palette = PaletteSearch.search(picture, threads);
        out.write(head(picture, palette, texts));
        Scanlines scanlines =
                palette.isPresent() ? new PaletteScanlines(picture, palette.get()) : new RgbScanlines(picture);
        int adler = new StripPipeline(StripPlan.of(scanlines, picture.height()), threads).write(out);
        out.write(tail(adler));
    }

    private static byte[] head(Picture picture, Optional<Palette> palette, List<PngText> texts) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(SIGNATURE);
        byte[] header = new byte[13];
        PngChunk.putInt(header, 0, picture.width());
        PngChunk.putInt(header, 4, picture.height());
        header[8] = (byte) (palette.isPresent() ? palette.get().bitDepth() : 8);
        header[9] = (byte) (palette.isPresent() ? PALETTE_COLOUR : TRUE_COLOUR);
        PngChunk.append(head, PngChunk.HEADER, header);
        if (palette.isPresent()) {
            PngChunk.append(head, PngChunk.PALETTE, palette.get().rgb());
        }
        for (PngText text : texts) {
            PngChunk.append(head, text.chunkType(), text.chunkData());
        }
        return head.toByteArray();
    }

    /** The end of the zlib stream, known only after its last strip, in a chunk of its own; and the end of the file. */
    private static byte[] tail(int adler) {
        byte[] sum = new byte[4];
        PngChunk.putInt(sum, 0, adler);
        ByteArrayOutputStream tail = new ByteArrayOutputStream();
        PngChunk.append(tail, PngChunk.DATA, sum);
        PngChunk.append(tail, PngChunk.END, NO_DATA);
        return tail.toByteArray();
    }
}
