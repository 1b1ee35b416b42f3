package io.vncshot.testserver;

/**
 * PIXEL_FORMAT (RFC 6143 §7.4). The maxima and shifts mean nothing where {@code trueColour} is false.
 *
 * @param bitsPerPixel 8, 16 or 32
 * @param depth the useful bits of a pixel; ZRLE's CPIXEL depends on it
 */
public record PixelFormat(
        int bitsPerPixel,
        int depth,
        boolean bigEndian,
        boolean trueColour,
        int redMax,
        int greenMax,
        int blueMax,
        int redShift,
        int greenShift,
        int blueShift) {

    /** 32 bits, little-endian, bytes blue, green, red, unused: what most servers have. */
    public static final PixelFormat BGRX_8888 = rgb888(16, 8, 0);

    /** 32 bits, little-endian, bytes red, green, blue, unused. */
    public static final PixelFormat RGBX_8888 = rgb888(0, 8, 16);

    /** 32 bits, big-endian, bytes unused, red, green, blue. */
    public static final PixelFormat XRGB_8888 = BGRX_8888.inBigEndian();

    /** 16 bits, little-endian: 5 of red, 6 of green, 5 of blue. */
    public static final PixelFormat RGB_565 = new PixelFormat(16, 16, false, true, 31, 63, 31, 11, 5, 0);

    /** 8 bits: 2 of blue, 3 of green, 3 of red. */
    public static final PixelFormat BGR_233 = new PixelFormat(8, 8, false, true, 7, 7, 3, 0, 3, 6);

    /** 8 bits that index a colour map. */
    public static final PixelFormat COLOUR_MAP_8 = new PixelFormat(8, 8, false, false, 0, 0, 0, 0, 0, 0);

    private static PixelFormat rgb888(int redShift, int greenShift, int blueShift) {
        return new PixelFormat(32, 24, false, true, 255, 255, 255, redShift, greenShift, blueShift);
    }

    /** The same format with the most significant byte first. */
    public PixelFormat inBigEndian() {
        return new PixelFormat(
                bitsPerPixel, depth, true, trueColour, redMax, greenMax, blueMax, redShift, greenShift, blueShift);
    }

    /** The same format with another depth; bits per pixel and colours stay. */
    public PixelFormat withDepth(int newDepth) {
        return new PixelFormat(
                bitsPerPixel,
                newDepth,
                bigEndian,
                trueColour,
                redMax,
                greenMax,
                blueMax,
                redShift,
                greenShift,
                blueShift);
    }

    /** Bytes a pixel takes on the wire. */
    public int bytesPerPixel() {
        return bitsPerPixel / 8;
    }

    boolean isUsable() {
        boolean size = bitsPerPixel == 8 || bitsPerPixel == 16 || bitsPerPixel == 32;
        return size && Math.max(redShift, Math.max(greenShift, blueShift)) < 32;
    }
}
