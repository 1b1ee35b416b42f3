package io.vncshot.testserver;

import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** From the scene's 0xRRGGBB to the bytes of one pixel format. A channel's value is rounded to the nearest. */
final class PixelTranslator {
    private final PixelFormat format;
    private final int[] colourMap;
    private final int[] red = new int[256];
    private final int[] green = new int[256];
    private final int[] blue = new int[256];
    private final int compactBytes;
    private final int compactShift;
    private int lastColour = -1;
    private int lastIndex;

    PixelTranslator(PixelFormat format, int[] colourMap) {
        this.format = format;
        this.colourMap = colourMap;
        for (int level = 0; level < 256; level++) {
            red[level] = scale(level, format.redMax()) << format.redShift();
            green[level] = scale(level, format.greenMax()) << format.greenShift();
            blue[level] = scale(level, format.blueMax()) << format.blueShift();
        }
        int used = red[255] | green[255] | blue[255];
        boolean candidate = format.trueColour() && format.bitsPerPixel() == 32 && format.depth() <= 24;
        boolean low = candidate && (used & 0xFF000000) == 0;
        boolean high = candidate && (used & 0xFF) == 0;
        compactBytes = low || high ? 3 : format.bytesPerPixel();
        compactShift = high && !low ? 8 : 0;
    }

    private static int scale(int level, int max) {
        return (level * max + 127) / 255;
    }

    /** The byte order in which 0xRRGGBB can be sent as it is, null when this format does not allow that. */
    @Nullable
    ByteOrder directOrder() {
        boolean direct = format.trueColour()
                && format.bitsPerPixel() == 32
                && red[255] == 0xFF0000
                && green[255] == 0xFF00
                && blue[255] == 0xFF;
        if (!direct) {
            return null;
        }
        return format.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** PIXEL (RFC 6143 §7.7). */
    void pixel(int rgb, ByteSink sink) {
        put(value(rgb), format.bytesPerPixel(), sink);
    }

    /** CPIXEL (RFC 6143 §7.7.5): three bytes where they hold all bits of a 32-bit pixel. */
    void compactPixel(int rgb, ByteSink sink) {
        put(value(rgb) >>> compactShift, compactBytes, sink);
    }

    int compactBytes() {
        return compactBytes;
    }

    private int value(int rgb) {
        if (!format.trueColour()) {
            return index(rgb);
        }
        return red[rgb >> 16 & 0xFF] | green[rgb >> 8 & 0xFF] | blue[rgb & 0xFF];
    }

    private void put(int value, int count, ByteSink sink) {
        for (int i = 0; i < count; i++) {
            int shift = format.bigEndian() ? 8 * (count - 1 - i) : 8 * i;
            sink.u8(value >>> shift);
        }
    }

    private int index(int rgb) {
        if (rgb != lastColour) {
            lastColour = rgb;
            lastIndex = nearest(rgb);
        }
        return lastIndex;
    }

    private int nearest(int rgb) {
        int best = 0;
        int bestDistance = Integer.MAX_VALUE;
        for (int i = 0; i < colourMap.length && bestDistance > 0; i++) {
            int distance = square(rgb >> 16, colourMap[i] >> 16)
                    + square(rgb >> 8, colourMap[i] >> 8)
                    + square(rgb, colourMap[i]);
            if (distance < bestDistance) {
                best = i;
                bestDistance = distance;
            }
        }
        return best;
    }

    private static int square(int level, int other) {
        int difference = (level & 0xFF) - (other & 0xFF);
        return difference * difference;
    }
}
