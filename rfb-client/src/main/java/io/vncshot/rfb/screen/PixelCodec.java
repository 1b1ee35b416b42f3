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
    private final boolean tightCompact;
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
        tightCompact = format.isTightCompact();
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

    /** Whether pixels hold their colours, and not numbers of a colour map. */
    public boolean isTrueColour() {
        return format.trueColour();
    }

    /** The length of a PIXEL. */
    public int bytesPerPixel() {
        return bytesPerPixel;
    }

    /** The length of a CPIXEL (RFC 6143 §7.7.5). */
    public int bytesPerCompactPixel() {
        return bytesPerCompactPixel;
    }

    /** The length of a TPIXEL (rfbproto, Tight encoding). */
    public int bytesPerTightPixel() {
        return tightCompact ? 3 : bytesPerPixel;
    }

    /** Reads rows of PIXELs; their starts are {@code stride} apart in the array. */
    void readRows(RfbInput in, int[] target, int offset, int stride, int width, int rows) throws RfbException {
        if (argbLayout) {
            readArgbRows(in, target, offset, stride, width, rows);
            return;
        }
        for (int row = 0; row < rows; row++) {
            readPixels(in, target, offset + row * stride, width);
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

    /** Reads {@code count} PIXELs into place. */
    public void readPixels(ByteSource in, int[] target, int offset, int count) throws RfbException {
        readUnits(in, bytesPerPixel, target, offset, count);
    }

    private void readUnits(ByteSource in, int width, int[] target, int offset, int count) throws RfbException {
        int done = 0;
        while (done < count) {
            int step = Math.min(count - done, CHUNK_BYTES / width);
            in.readFully(chunk, 0, step * width);
            decode(chunk, width, 0, target, offset + done, step);
            done += step;
        }
    }

    /** Reads one PIXEL. */
    public int readPixel(ByteSource in) throws RfbException {
        in.readFully(chunk, 0, bytesPerPixel);
        return argb(value(chunk, 0, bytesPerPixel));
    }

    /** Reads {@code count} PIXELs, for what is not on the screen: a cursor's shape. */
    public int[] readPixels(ByteSource in, int count) throws RfbException {
        int[] pixels = new int[count];
        readPixels(in, pixels, 0, count);
        return pixels;
    }

    /** Reads {@code count} TPIXELs. */
    public void readTight(ByteSource in, int[] target, int offset, int count) throws RfbException {
        if (!tightCompact) {
            readUnits(in, bytesPerPixel, target, offset, count);
            return;
        }
        int done = 0;
        while (done < count) {
            int step = Math.min(count - done, CHUNK_BYTES / 3);
            in.readFully(chunk, 0, step * 3);
            decodeRedGreenBlue(target, offset + done, step);
            done += step;
        }
    }

    private void decodeRedGreenBlue(int[] target, int offset, int count) {
        int position = 0;
        for (int i = offset; i < offset + count; i++) {
            target[i] = OPAQUE
                    | (chunk[position] & 0xFF) << 16
                    | (chunk[position + 1] & 0xFF) << 8
                    | (chunk[position + 2] & 0xFF);
            position += 3;
        }
    }

    /**
     * Reads a row of Tight's gradient filter: each TPIXEL is the difference to what its neighbours predict.
     *
     * @param channels red, green and blue of each pixel of the row above, from index 3 on; all 0 for the first row. Those of
     *     this row afterwards
     */
    public void readGradientRow(ByteSource in, int[] channels, int[] target, int width) throws RfbException {
        int[] aboveLeft = new int[3];
        for (int x = 0; x < width; x++) {
            int unit = bytesPerTightPixel();
            in.readFully(chunk, 0, unit);
            int value = tightCompact ? 0 : value(chunk, 0, unit);
            for (int channel = 0; channel < 3; channel++) {
                int difference = tightCompact ? chunk[channel] & 0xFF : value >>> shift(channel);
                int above = channels[3 * x + 3 + channel];
                int predicted = channels[3 * x + channel] + above - aboveLeft[channel];
                int max = max(channel);
                aboveLeft[channel] = above;
                channels[3 * x + 3 + channel] = difference + Math.max(0, Math.min(max, predicted)) & mask(max);
            }
            target[x] = argb(channels, 3 * x + 3);
        }
    }

    private int argb(int[] channels, int at) {
        return OPAQUE
                | reds[Math.min(channels[at], format.redMax())]
                | greens[Math.min(channels[at + 1], format.greenMax())]
                | blues[Math.min(channels[at + 2], format.blueMax())];
    }

    private int max(int channel) {
        return channel == 0 ? format.redMax() : channel == 1 ? format.greenMax() : format.blueMax();
    }

    private int shift(int channel) {
        return channel == 0 ? format.redShift() : channel == 1 ? format.greenShift() : format.blueShift();
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
        if (argbLayout && width == 4) {
            decodeArgb(source, target, offset, count);
            return;
        }
        int position = 0;
        for (int i = offset; i < offset + count; i++) {
            target[i] = argb(value(source, position, width) << shift);
            position += width;
        }
    }

    private static void decodeArgb(byte[] source, int[] target, int offset, int count) {
        int position = 0;
        for (int i = offset; i < offset + count; i++) {
            target[i] = OPAQUE
                    | (source[position + 2] & 0xFF) << 16
                    | (source[position + 1] & 0xFF) << 8
                    | (source[position] & 0xFF);
            position += 4;
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
