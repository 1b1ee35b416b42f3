package io.vncshot.rfb.screen;

import io.vncshot.rfb.io.ByteSource;
import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.RfbException;

/**
 * Turns pixels on the wire into opaque {@code 0xFFRRGGBB}. A channel value v of 0 to max becomes v * 255 / max, rounded to
 * the nearest. One a connection, for the session's thread alone.
 */
public final class PixelCodec {
    private static final int OPAQUE = 0xFF00_0000;
    private static final int CHUNK_BYTES = 16 << 10;
    private static final int ROWS_PIXELS = 1 << 16;

    private final PixelFormat format;
    private final ColourMap colourMap;
    private final boolean argbLayout;
    private final int bytesPerPixel;
    private final int bytesPerCompactPixel;
    private final int compactShift;
    private final int[] reds;
    private final int[] greens;
    private final int[] blues;
    private final byte[] chunk = new byte[CHUNK_BYTES];

    public PixelCodec(PixelFormat format, ColourMap colourMap) {
        this.format = format;
        this.colourMap = colourMap;
        argbLayout = format.isArgbLayout();
        bytesPerPixel = format.bytesPerPixel();
        bytesPerCompactPixel = format.isCompact() ? 3 : bytesPerPixel;
        compactShift = format.isCompact() && !format.usesLow24Bits() ? 8 : 0;
        reds = channel(format.redMax(), 16);
        greens = channel(format.greenMax(), 8);
        blues = channel(format.blueMax(), 0);
    }

    private int[] channel(int max, int shift) {
        int[] values = new int[format.trueColour() ? max + 1 : 0];
        for (int value = 0; value < values.length; value++) {
            values[value] = (int) ((value * 255L + max / 2) / max) << shift;
        }
        return values;
    }

    public PixelFormat format() {
        return format;
    }

    /** The length of a PIXEL. */
    public int bytesPerPixel() {
        return bytesPerPixel;
    }

    /** The length of a CPIXEL (RFC 6143 §7.7.5). */
    public int bytesPerCompactPixel() {
        return bytesPerCompactPixel;
    }

    /** Reads rows of PIXELs; their starts are {@code stride} apart in the array. */
    void readRows(RfbInput in, int[] target, int offset, int stride, int width, int rows) throws RfbException {
        if (argbLayout) {
            readArgbRows(in, target, offset, stride, width, rows);
            return;
        }
        for (int row = 0; row < rows; row++) {
            readRow(in, target, offset + row * stride, width);
        }
    }

    /** A few rows at a time: what has come of a large rectangle counts even when the rest does not come. */
    private static void readArgbRows(RfbInput in, int[] target, int offset, int stride, int width, int rows)
            throws RfbException {
        int step = Math.max(1, ROWS_PIXELS / Math.max(1, width));
        for (int row = 0; row < rows; row += step) {
            int count = Math.min(step, rows - row);
            in.readLittleEndian(target, offset + row * stride, stride, width, count);
            makeOpaque(target, offset + row * stride, stride, width, count);
        }
    }

    private static void makeOpaque(int[] target, int offset, int stride, int width, int rows) {
        for (int row = 0; row < rows; row++) {
            int end = offset + row * stride + width;
            for (int i = end - width; i < end; i++) {
                target[i] |= OPAQUE;
            }
        }
    }

    private void readRow(RfbInput in, int[] target, int offset, int count) throws RfbException {
        int done = 0;
        while (done < count) {
            int step = Math.min(count - done, CHUNK_BYTES / bytesPerPixel);
            in.readFully(chunk, 0, step * bytesPerPixel);
            decode(chunk, bytesPerPixel, 0, target, offset + done, step);
            done += step;
        }
    }

    /** Reads {@code count} PIXELs, for what is not on the screen: a cursor's shape. */
    public int[] readPixels(ByteSource in, int count) throws RfbException {
        int[] pixels = new int[count];
        byte[] bytes = new byte[bytesPerPixel];
        for (int i = 0; i < count; i++) {
            in.readFully(bytes, 0, bytesPerPixel);
            decode(bytes, bytesPerPixel, 0, pixels, i, 1);
        }
        return pixels;
    }

    /** Reads {@code count} CPIXELs; at most 4096, a ZRLE tile. */
    public void readCompact(ByteSource in, int[] target, int offset, int count) throws RfbException {
        in.readFully(chunk, 0, count * bytesPerCompactPixel);
        if (argbLayout) {
            decodeCompactArgb(target, offset, count);
        } else {
            decode(chunk, bytesPerCompactPixel, compactShift, target, offset, count);
        }
    }

    private void decodeCompactArgb(int[] target, int offset, int count) {
        if (bytesPerCompactPixel != 3) {
            decode(chunk, bytesPerCompactPixel, 0, target, offset, count);
            return;
        }
        int position = 0;
        for (int i = offset; i < offset + count; i++) {
            target[i] = OPAQUE
                    | (chunk[position + 2] & 0xFF) << 16
                    | (chunk[position + 1] & 0xFF) << 8
                    | (chunk[position] & 0xFF);
            position += 3;
        }
    }

    private void decode(byte[] source, int width, int shift, int[] target, int offset, int count) {
        int position = 0;
        for (int i = offset; i < offset + count; i++) {
            target[i] = argb(value(source, position, width) << shift);
            position += width;
        }
    }

    private int value(byte[] source, int position, int width) {
        int value = 0;
        for (int i = 0; i < width; i++) {
            int at = format.bigEndian() ? position + i : position + width - 1 - i;
            value = (value << 8) | (source[at] & 0xFF);
        }
        return value;
    }

    private int argb(int value) {
        if (!format.trueColour()) {
            return colourMap.argb(value);
        }
        return OPAQUE
                | reds[Math.min(value >>> format.redShift() & mask(format.redMax()), format.redMax())]
                | greens[Math.min(value >>> format.greenShift() & mask(format.greenMax()), format.greenMax())]
                | blues[Math.min(value >>> format.blueShift() & mask(format.blueMax()), format.blueMax())];
    }

    /** The bits that values up to {@code max} take, which need not be 2^n - 1. */
    private static int mask(int max) {
        return -1 >>> Integer.numberOfLeadingZeros(max);
    }
}
