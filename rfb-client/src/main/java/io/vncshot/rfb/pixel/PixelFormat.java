package io.vncshot.rfb.pixel;

import java.nio.ByteBuffer;

/**
 * How a pixel looks on the wire (RFC 6143 §7.4). A format that no pixel can have is an {@link IllegalArgumentException}.
 *
 * @param bitsPerPixel 8, 16 or 32
 * @param depth how many of those bits carry colour; servers are careless with it
 * @param redMax the largest red value, 1 to 65535; the same for green and blue; meaningless without {@code trueColour}
 * @param redShift how far a pixel is shifted right to have red in its lowest bits; the same for green and blue
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

    private static final int ENCODED_BYTES = 16;

    /** 32 bits, little-endian, bytes B G R and one unused: the native format of nearly every server. */
    public static final PixelFormat BGRX8888 = new PixelFormat(32, 24, false, true, 255, 255, 255, 16, 8, 0);

    /** 32 bits, little-endian, bytes R G B and one unused. */
    public static final PixelFormat RGBX8888 = new PixelFormat(32, 24, false, true, 255, 255, 255, 0, 8, 16);

    /** 16 bits, little-endian, red in the top five. */
    public static final PixelFormat RGB565 = new PixelFormat(16, 16, false, true, 31, 63, 31, 11, 5, 0);

    /** 8 bits, blue in the top two. */
    public static final PixelFormat BGR233 = new PixelFormat(8, 8, false, true, 7, 7, 3, 0, 3, 6);

    public PixelFormat {
        if (bitsPerPixel != 8 && bitsPerPixel != 16 && bitsPerPixel != 32) {
            throw new IllegalArgumentException("a pixel of " + bitsPerPixel + " bits: must be 8, 16 or 32");
        }
        if (trueColour) {
            checkChannel("red", redMax, redShift, bitsPerPixel);
            checkChannel("green", greenMax, greenShift, bitsPerPixel);
            checkChannel("blue", blueMax, blueShift, bitsPerPixel);
        }
    }

    private static void checkChannel(String name, int max, int shift, int bitsPerPixel) {
        if (max < 1 || max > 0xFFFF) {
            throw new IllegalArgumentException(name + "-max " + max + ": must be 1 to 65535");
        }
        int bits = 32 - Integer.numberOfLeadingZeros(max);
        if (shift < 0 || shift + bits > bitsPerPixel) {
            throw new IllegalArgumentException(name + "-shift " + shift + " with " + name + "-max " + max
                    + ": does not fit a pixel of " + bitsPerPixel + " bits");
        }
    }

    /** The 16 bytes of RFC 6143 §7.4. */
    public byte[] encoded() {
        return ByteBuffer.allocate(ENCODED_BYTES)
                .put((byte) bitsPerPixel)
                .put((byte) depth)
                .put((byte) (bigEndian ? 1 : 0))
                .put((byte) (trueColour ? 1 : 0))
                .putShort((short) redMax)
                .putShort((short) greenMax)
                .putShort((short) blueMax)
                .put((byte) redShift)
                .put((byte) greenShift)
                .put((byte) blueShift)
                .array();
    }

    public int bytesPerPixel() {
        return bitsPerPixel >> 3;
    }

    /**
     * Whether every server measured sends this format right in every encoding, so that it can be kept as the native one. The
     * others mix up compact pixels: 32-bit formats of depth 32 or with an unused low byte, 15-bit ones.
     */
    public boolean isDependable() {
        if (!trueColour) {
            return false;
        }
        if (bitsPerPixel == 32) {
            return depth <= 24 && redMax == 255 && greenMax == 255 && blueMax == 255 && usesLow24Bits();
        }
        return bitsPerPixel == 8 || (redMax == 31 && greenMax == 63 && blueMax == 31);
    }

    /** Whether a CPIXEL of this format is 3 bytes long (RFC 6143 §7.7.5). */
    public boolean isCompact() {
        return trueColour && bitsPerPixel == 32 && depth <= 24 && (usesLow24Bits() || usesHigh24Bits());
    }

    /** Whether a TPIXEL of this format is the 3 bytes red, green, blue (rfbproto, Tight encoding). */
    public boolean isTightCompact() {
        return trueColour && bitsPerPixel == 32 && depth == 24 && redMax == 255 && greenMax == 255 && blueMax == 255;
    }

    public boolean usesLow24Bits() {
        return ((channelBits() >>> 24) & 0xFF) == 0;
    }

    private boolean usesHigh24Bits() {
        return (channelBits() & 0xFF) == 0;
    }

    private int channelBits() {
        return redMax << redShift | greenMax << greenShift | blueMax << blueShift;
    }

    /** Whether a little-endian 32-bit integer of a pixel is {@code 0x??RRGGBB}. */
    public boolean isArgbLayout() {
        return trueColour
                && bitsPerPixel == 32
                && !bigEndian
                && redMax == 255
                && greenMax == 255
                && blueMax == 255
                && redShift == 16
                && greenShift == 8
                && blueShift == 0;
    }
}
