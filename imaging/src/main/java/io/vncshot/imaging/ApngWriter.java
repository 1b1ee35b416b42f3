package io.vncshot.imaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/**
 * Writes animated PNG files (PNG, third edition, §11.3.6) of 24 bits, without loss: after the first frame the rectangle that
 * has changed. Their number, which stands before them, is put right at the end.
 */
public final class ApngWriter implements FrameWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int ANIMATION = 0x6163544C;
    private static final int FRAME = 0x6663544C;
    private static final int FRAME_DATA = 0x66644154;
    private static final int ANIMATION_AT = SIGNATURE.length + 13 + PngChunk.HEAD + PngChunk.TAIL;
    private static final int MAX_MILLIS = 65_535;
    private static final int THREADS = 2;

    private final SeekableByteChannel out;
    private final FrameMemory memory;
    private final int width;
    private final int height;
    private byte[] pending = {};
    private Area pendingArea;
    private int pendingMillis;
    private int frames;
    private int sequence;

    /**
     * Writes from the channel's start on; the channel is not closed.
     *
     * @param width of all frames
     */
    public ApngWriter(SeekableByteChannel out, int width, int height) {
        this.out = out;
        this.width = width;
        this.height = height;
        this.memory = new FrameMemory(width, height);
        this.pendingArea = new Area(0, 0, width, height);
    }

    @Override
    public void add(Picture frame, int millis) throws IOException {
        Optional<Area> change = memory.change(frame);
        boolean goesOn = pendingMillis + millis <= MAX_MILLIS;
        if (change.isEmpty() && goesOn) {
            pendingMillis += millis;
            return;
        }
        if (memory.isEmpty()) {
            writeHead();
        } else {
            flush();
        }
        pendingArea = change.isPresent() ? change.get() : new Area(0, 0, 1, 1);
        pending = data(frame.crop(pendingArea.x(), pendingArea.y(), pendingArea.width(), pendingArea.height()));
        pendingMillis = Math.min(millis, MAX_MILLIS);
        memory.remember(frame);
    }

    private void writeHead() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(SIGNATURE);
        byte[] header = new byte[13];
        PngChunk.putInt(header, 0, width);
        PngChunk.putInt(header, 4, height);
        header[8] = 8;
        header[9] = PngHeader.TRUE_COLOUR;
        PngChunk.append(head, PngChunk.HEADER, header);
        PngChunk.append(head, ANIMATION, new byte[8]);
        write(head.toByteArray());
    }

    /** The chunks IDAT of a picture. */
    private static byte[] data(Picture picture) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        StripPlan plan = StripPlan.of(new RgbScanlines(picture), picture.height());
        int adler = new StripPipeline(plan, THREADS).write(data);
        byte[] sum = new byte[4];
        PngChunk.putInt(sum, 0, adler);
        PngChunk.append(data, PngChunk.DATA, sum);
        return data.toByteArray();
    }

    private void flush() throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        byte[] control = new byte[26];
        PngChunk.putInt(control, 0, sequence++);
        PngChunk.putInt(control, 4, pendingArea.width());
        PngChunk.putInt(control, 8, pendingArea.height());
        PngChunk.putInt(control, 12, pendingArea.x());
        PngChunk.putInt(control, 16, pendingArea.y());
        control[20] = (byte) (pendingMillis >> 8);
        control[21] = (byte) pendingMillis;
        control[22] = (byte) (1000 >> 8);
        control[23] = (byte) 1000;
        PngChunk.append(frame, FRAME, control);
        if (frames == 0) {
            frame.writeBytes(pending);
        } else {
            appendRenamed(frame);
        }
        frames++;
        write(frame.toByteArray());
    }

    /** As chunks fdAT, which have a number before the data. */
    private void appendRenamed(ByteArrayOutputStream frame) {
        int at = 0;
        while (at < pending.length) {
            int length = PngHeader.intAt(pending, at);
            byte[] data = new byte[4 + length];
            PngChunk.putInt(data, 0, sequence++);
            System.arraycopy(pending, at + PngChunk.HEAD, data, 4, length);
            PngChunk.append(frame, FRAME_DATA, data);
            at += PngChunk.HEAD + length + PngChunk.TAIL;
        }
    }

    @Override
    public void finish() throws IOException {
        flush();
        ByteArrayOutputStream end = new ByteArrayOutputStream();
        PngChunk.append(end, PngChunk.END, new byte[0]);
        write(end.toByteArray());
        byte[] counts = new byte[8];
        PngChunk.putInt(counts, 0, frames);
        ByteArrayOutputStream animation = new ByteArrayOutputStream();
        PngChunk.append(animation, ANIMATION, counts);
        long length = out.position();
        out.position(ANIMATION_AT);
        write(animation.toByteArray());
        out.position(length);
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
    }
}
