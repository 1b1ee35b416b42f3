package io.vncshot.interop;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * A window dump in the Z format of {@code xwd} (XWDFile.h, version 7): the X server's own word for what is on its screen,
 * without the pointer.
 *
 * @param values the raw pixel values, row-major, {@code width * height}
 * @param picture the same in colours
 */
@SuppressWarnings("ArrayRecordComponent")
public record Xwd(int depth, int[] values, Picture picture) {
    private static final int HEADER_WORDS = 25;
    private static final int Z_PIXMAP = 2;
    private static final int FIRST_VISUAL_WITH_MASKS = 4;
    private static final int COLOUR_BYTES = 12;

    /**
     * Reads what {@code xwd} wrote.
     *
     * @throws IllegalArgumentException for a dump that is none, or of a kind that no screen here has
     */
    public static Xwd parse(byte[] dump) {
        int[] header = new int[HEADER_WORDS];
        ByteBuffer in = ByteBuffer.wrap(dump);
        in.asIntBuffer().get(header);
        if (header[1] != 7 || header[2] != Z_PIXMAP) {
            throw new IllegalArgumentException(
                    "xwd version " + header[1] + ", format " + header[2] + ": must be 7 and " + Z_PIXMAP);
        }
        in.position(header[0]);
        Map<Integer, Integer> colours = colours(in, header[19]);
        int[] values = values(in, header);
        int[] rgb = new int[values.length];
        boolean masks = header[13] >= FIRST_VISUAL_WITH_MASKS;
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = masks ? expand(values[i], header[14], header[15], header[16]) : colour(colours, values[i]);
        }
        return new Xwd(header[3], values, new Picture(header[4], header[5], rgb));
    }

    /** Whether both dumps hold the same pixels. */
    public boolean same(Xwd other) {
        return picture.same(other.picture);
    }

    private static Map<Integer, Integer> colours(ByteBuffer in, int count) {
        Map<Integer, Integer> colours = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int start = in.position() + i * COLOUR_BYTES;
            int red = Short.toUnsignedInt(in.getShort(start + 4));
            int green = Short.toUnsignedInt(in.getShort(start + 6));
            int blue = Short.toUnsignedInt(in.getShort(start + 8));
            colours.put(in.getInt(start), opaque(scale(red, 65535), scale(green, 65535), scale(blue, 65535)));
        }
        in.position(in.position() + count * COLOUR_BYTES);
        return colours;
    }

    private static int[] values(ByteBuffer in, int[] header) {
        int width = header[4];
        int height = header[5];
        in.order(header[7] == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int start = in.position();
        int[] values = new int[width * height];
        for (int y = 0; y < height; y++) {
            int row = start + y * header[12];
            for (int x = 0; x < width; x++) {
                values[y * width + x] = value(in, row, x, header[11]);
            }
        }
        return values;
    }

    private static int value(ByteBuffer in, int row, int x, int bitsPerPixel) {
        return switch (bitsPerPixel) {
            case 8 -> Byte.toUnsignedInt(in.get(row + x));
            case 16 -> Short.toUnsignedInt(in.getShort(row + 2 * x));
            case 32 -> in.getInt(row + 4 * x);
            default -> throw new IllegalArgumentException(bitsPerPixel + " bits per pixel: must be 8, 16 or 32");
        };
    }

    private static int colour(Map<Integer, Integer> colours, int value) {
        Integer colour = colours.get(value);
        if (colour == null) {
            throw new IllegalArgumentException("pixel value " + value + ": not in the colour map");
        }
        return colour;
    }

    private static int expand(int value, int redMask, int greenMask, int blueMask) {
        return opaque(channel(value, redMask), channel(value, greenMask), channel(value, blueMask));
    }

    private static int channel(int value, int mask) {
        int shift = Integer.numberOfTrailingZeros(mask);
        return scale((value & mask) >>> shift, mask >>> shift);
    }

    private static int scale(int value, int max) {
        return (value * 255 + max / 2) / max;
    }

    private static int opaque(int red, int green, int blue) {
        return 0xFF000000 | red << 16 | green << 8 | blue;
    }
}
