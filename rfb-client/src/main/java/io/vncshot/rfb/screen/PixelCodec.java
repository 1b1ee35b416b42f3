package io.vncshot.rfb.screen;

import io.vncshot.rfb.io.ByteSource;
import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.RfbException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/**
 * Turns pixels on the wire into opaque {@code 0xFFRRGGBB}. A channel value v of 0 to max becomes v * 255 / max, rounded to
 * the nearest. One a connection, for the session's thread alone.
 */
public final class PixelCodec {
    private static final int OPAQUE = 0xFF00_0000;
    private static final int CHUNK_BYTES = 16 << 10;

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
    private final IntBuffer chunkAsInts =
            ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();

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
            in.readLittleEndian(target, offset, stride, width, rows);
            makeOpaque(target, offset, stride, width, rows);
            return;
        }
        for (int row = 0; row < rows; row++) {
            readPixels(in, target, offset + row * stride, width);
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
            decode(width, 0, target, offset + done, step);
            done += step;
        }
    }

    /** Whether a PIXEL is 32 bits, the blue ones lowest and first. */
    public boolean isLittleEndianRgb() {
        return argbLayout;
    }

    /** Reads one PIXEL. */
    public int readPixel(RfbInput in) throws RfbException {
        if (argbLayout) {
            return OPAQUE | Integer.reverseBytes(in.readS32());
        }
        in.readFully(chunk, 0, bytesPerPixel);
        return argb(value(0, bytesPerPixel));
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
     * Reads a row of Tight's gradient filter, of at most 4096 pixels: each TPIXEL is the difference to what its neighbours predict.
     *
     * @param channels red, green and blue of each pixel of the row above, from index 3 on; all 0 for the first row. Those of
     *     this row afterwards
     */
    public void readGradientRow(ByteSource in, int[] channels, int[] target, int width) throws RfbException {
        int unit = bytesPerTightPixel();
        in.readFully(chunk, 0, width * unit);
        if (tightCompact) {
            addRedGreenBlue(channels, target, width);
            return;
        }
        int[] aboveLeft = new int[3];
        for (int x = 0; x < width; x++) {
            int value = value(x * unit, unit);
            for (int channel = 0; channel < 3; channel++) {
                int at = 3 * x + 3 + channel;
                int max = max(channel);
                int predicted = clamp(channels[at - 3] + channels[at] - aboveLeft[channel], max);
                aboveLeft[channel] = channels[at];
                channels[at] = (value >>> shift(channel)) + predicted & mask(max);
            }
            target[x] = argb(channels, 3 * x + 3);
        }
    }

    /** The same for 8 bits a channel, with all three in step. */
    private void addRedGreenBlue(int[] channels, int[] target, int width) {
        int aboveLeftRed = 0;
        int aboveLeftGreen = 0;
        int aboveLeftBlue = 0;
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int x = 0; x < width; x++) {
            int at = 3 * x;
            int aboveRed = channels[at + 3];
            int aboveGreen = channels[at + 4];
            int aboveBlue = channels[at + 5];
            red = chunk[at] + clamp(red + aboveRed - aboveLeftRed, 255) & 0xFF;
            green = chunk[at + 1] + clamp(green + aboveGreen - aboveLeftGreen, 255) & 0xFF;
            blue = chunk[at + 2] + clamp(blue + aboveBlue - aboveLeftBlue, 255) & 0xFF;
            channels[at + 3] = red;
            channels[at + 4] = green;
            channels[at + 5] = blue;
            aboveLeftRed = aboveRed;
            aboveLeftGreen = aboveGreen;
            aboveLeftBlue = aboveBlue;
            target[x] = OPAQUE | red << 16 | green << 8 | blue;
        }
    }

    private static int clamp(int value, int max) {
        return Math.max(0, Math.min(max, value));
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

    /** Reads one CPIXEL. */
    public int readCompact(ByteSource in) throws RfbException {
        if (argbLayout && bytesPerCompactPixel == 3) {
            return OPAQUE | in.readLittleEndian24();
        }
        in.readFully(chunk, 0, bytesPerCompactPixel);
        return argb(value(0, bytesPerCompactPixel) << compactShift);
    }

    /** Reads {@code count} CPIXELs; at most 4096, a ZRLE tile. */
    public void readCompact(ByteSource in, int[] target, int offset, int count) throws RfbException {
        if (argbLayout && bytesPerCompactPixel == 3) {
            in.readLittleEndian24(target, offset, count);
            return;
        }
        in.readFully(chunk, 0, count * bytesPerCompactPixel);
        decode(bytesPerCompactPixel, compactShift, target, offset, count);
    }

    private void decode(int width, int shift, int[] target, int offset, int count) {
        if (argbLayout && width == 4) {
            decodeArgb(target, offset, count);
            return;
        }
        int position = 0;
        for (int i = offset; i < offset + count; i++) {
            target[i] = argb(value(position, width) << shift);
            position += width;
        }
    }

    private void decodeArgb(int[] target, int offset, int count) {
        chunkAsInts.get(0, target, offset, count);
        makeOpaque(target, offset, count, count, 1);
    }

    private int value(int position, int width) {
        int value = 0;
        for (int i = 0; i < width; i++) {
            int at = format.bigEndian() ? position + i : position + width - 1 - i;
            value = (value << 8) | (chunk[at] & 0xFF);
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
