package io.vncshot.imaging;

import java.io.IOException;

/** The chunk IHDR, checked. */
record PngHeader(int width, int height, int depth, int colourType, boolean interlaced) {
    static final int GREY = 0;
    static final int TRUE_COLOUR = 2;
    static final int PALETTE = 3;
    static final int GREY_ALPHA = 4;
    static final int TRUE_COLOUR_ALPHA = 6;

    private static final long MAX_PIXELS = 64L << 20;
    private static final int LENGTH = 13;
    /** Bits for the depths 1, 2, 4, 8 and 16 that a colour type may have. */
    private static final int ANY_DEPTH = 1 | 2 | 4 | 8 | 16;

    private static final int PALETTE_DEPTH = 1 | 2 | 4 | 8;
    private static final int BYTES_DEPTH = 8 | 16;

    static PngHeader parse(byte[] file, int length, String type) throws IOException {
        if (!type.equals("IHDR") || length != LENGTH) {
            throw new IOException("a PNG file that does not begin with a header");
        }
        int start = 16;
        int width = intAt(file, start);
        int height = intAt(file, start + 4);
        if (width < 1 || height < 1 || (long) width * height > MAX_PIXELS) {
            throw new IOException("a PNG file of " + Integer.toUnsignedLong(width) + "x"
                    + Integer.toUnsignedLong(height) + " pixels: at least 1 and at most " + MAX_PIXELS + " are read");
        }
        int depth = file[start + 8];
        int colourType = file[start + 9];
        int interlace = file[start + 12];
        boolean depthFits = Integer.bitCount(depth) == 1 && (depth & depthsOf(colourType)) != 0;
        if (!depthFits || file[start + 10] != 0 || file[start + 11] != 0 || interlace < 0 || interlace > 1) {
            throw new IOException("a PNG file of colour type " + colourType + ", depth " + depth + ", compression "
                    + file[start + 10] + ", filter " + file[start + 11] + ", interlace " + interlace
                    + ", which the format does not have");
        }
        return new PngHeader(width, height, depth, colourType, interlace == 1);
    }

    private static int depthsOf(int colourType) {
        return switch (colourType) {
            case GREY -> ANY_DEPTH;
            case PALETTE -> PALETTE_DEPTH;
            case TRUE_COLOUR, GREY_ALPHA, TRUE_COLOUR_ALPHA -> BYTES_DEPTH;
            default -> 0;
        };
    }

    int channels() {
        return switch (colourType) {
            case GREY, PALETTE -> 1;
            case GREY_ALPHA -> 2;
            case TRUE_COLOUR -> 3;
            default -> 4;
        };
    }

    int bitsPerPixel() {
        return channels() * depth;
    }

    static int intAt(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | (bytes[at + 3] & 0xFF);
    }
}
