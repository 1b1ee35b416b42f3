package io.vncshot.imaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Writes GIF files (GIF89a): one frame, or several that go round and round, each with a palette of its own for what has
 * changed. Up to 255 colours a frame are exact. Rows are in their order: the JDK's plug-in interlaces them, and loses rows of
 * low pictures by it.
 */
public final class GifWriter implements FrameWriter {
    private static final int MAX_SIDE = 65_535;
    private static final int MAX_DELAY = 65_535;
    private static final int MIN_DELAY = 2;
    private static final int KEEP_WHAT_IS_THERE = 1 << 2;
    private static final int HAS_TRANSPARENT = 1;
    private static final int HAS_PALETTE = 0x80;

    private final OutputStream out;
    private final FrameMemory memory;
    private final int width;
    private final int height;
    private byte[] pending = {};
    private int transparent = -1;
    private long shownMillis;
    private long writtenDelay;
    private int frames;

    /**
     * Writes from here on; the stream is not closed.
     *
     * @param width of all frames
     * @throws IOException for a side that the format does not have
     */
    public GifWriter(OutputStream out, int width, int height) throws IOException {
        if (width > MAX_SIDE || height > MAX_SIDE) {
            throw new IOException("picture of " + width + "x" + height + ": GIF takes at most " + MAX_SIDE
                    + " a side; write a PNG instead");
        }
        this.out = out;
        this.width = width;
        this.height = height;
        this.memory = new FrameMemory(width, height);
    }

    @Override
    public void add(Picture frame, int millis) throws IOException {
        Optional<Area> change = memory.change(frame);
        if (change.isPresent()) {
            if (!memory.isEmpty()) {
                flush();
            }
            encode(frame, change.get());
            memory.remember(frame);
        }
        shownMillis += millis;
    }

    private void encode(Picture frame, Area area) {
        boolean first = memory.isEmpty();
        GifColours colours = new GifColours(frame, memory, area);
        transparent = first ? -1 : colours.transparent();
        ByteArrayOutputStream image = new ByteArrayOutputStream();
        image.write(',');
        putShort(image, area.x());
        putShort(image, area.y());
        putShort(image, area.width());
        putShort(image, area.height());
        int bits = colours.bits();
        image.write(HAS_PALETTE | (bits - 1));
        image.writeBytes(colours.table());
        GifCodes.write(image, colours.numbers(), Math.max(2, bits));
        pending = image.toByteArray();
    }

    private void writeHead(boolean moves) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
        putShort(head, width);
        putShort(head, height);
        head.writeBytes(new byte[] {0x70, 0, 0});
        if (moves) {
            head.writeBytes(new byte[] {'!', (byte) 0xFF, 11});
            head.writeBytes("NETSCAPE2.0".getBytes(StandardCharsets.US_ASCII));
            head.writeBytes(new byte[] {3, 1, 0, 0, 0});
        }
        out.write(head.toByteArray());
    }

    private void flush() throws IOException {
        writeFrame(true);
    }

    private void writeFrame(boolean moves) throws IOException {
        if (frames == 0) {
            writeHead(moves);
        }
        if (moves) {
            long until = shownMillis / 10;
            long delay = Math.min(MAX_DELAY, Math.max(MIN_DELAY, until - writtenDelay));
            writtenDelay += delay;
            ByteArrayOutputStream control = new ByteArrayOutputStream();
            control.writeBytes(new byte[] {'!', (byte) 0xF9, 4});
            control.write(KEEP_WHAT_IS_THERE | (transparent >= 0 ? HAS_TRANSPARENT : 0));
            putShort(control, (int) delay);
            control.write(Math.max(0, transparent));
            control.write(0);
            out.write(control.toByteArray());
        }
        out.write(pending);
        frames++;
    }

    @Override
    public void finish() throws IOException {
        writeFrame(frames > 0);
        out.write(';');
        out.flush();
    }

    private static void putShort(ByteArrayOutputStream out, int value) {
        out.write(value);
        out.write(value >> 8);
    }
}
