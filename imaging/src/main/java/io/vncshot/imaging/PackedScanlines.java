package io.vncshot.imaging;

import java.io.IOException;
import java.util.Arrays;

/**
 * Unfilters and places scanlines of three or four bytes a pixel in one go, all bytes of a pixel at once in an int: what a
 * filter adds to is in the pixels that have been placed before.
 */
final class PackedScanlines {
    private static final int LOW_BITS = 0x7F7F7F7F;
    private static final int HIGH_BITS = 0x80808080;
    private static final int ALL_BUT_LOWEST = 0xFEFEFEFE;
    private static final int OPAQUE = 0xFF000000;

    /** Pixels that are looked at together. */
    private static final int BLOCK = 64;

    private static final byte[] NOTHING = new byte[3 * BLOCK];

    private final int[] argb;
    private final int width;
    private final int channels;

    /** @param channels 3, or 4 with alpha */
    PackedScanlines(int[] argb, int width, int channels) {
        this.argb = argb;
        this.width = width;
        this.channels = channels;
    }

    /**
     * Places a row, after the row above it.
     *
     * @param bytes the filter's number at {@code at}, then the filtered bytes; before {@code at} the row above, unless that is 0
     */
    void place(int y, byte[] bytes, int at) throws IOException {
        int row = y * width;
        byte filter = bytes[at];
        if (filter == 2 && channels == 3 && y > 0) {
            unpackOnAbove(bytes, at + 1, row);
            return;
        }
        if (filter == 0) {
            unpackPlain(bytes, at, row);
            return;
        }
        unpack(bytes, at + 1, row, row + width);
        switch (filter) {
            case 1 -> addLeft(row);
            case 2 -> addAbove(row);
            case 3 -> addAverage(row);
            case 4 -> addPaeth(row);
            default -> throw new IOException("a damaged PNG file: filter " + filter + " of a line");
        }
        for (int i = row; channels == 3 && i < row + width; i++) {
            argb[i] |= OPAQUE;
        }
    }

    private void unpack(byte[] bytes, int start, int first, int end) {
        int[] argb = this.argb;
        int next = start;
        if (channels == 3) {
            for (int i = first; i < end; i++) {
                argb[i] =
                        OPAQUE | (bytes[next] & 0xFF) << 16 | (bytes[next + 1] & 0xFF) << 8 | (bytes[next + 2] & 0xFF);
                next += 3;
            }
            return;
        }
        for (int i = first; i < end; i++) {
            argb[i] = bytes[next + 3] << 24
                    | (bytes[next] & 0xFF) << 16
                    | (bytes[next + 1] & 0xFF) << 8
                    | (bytes[next + 2] & 0xFF);
            next += 4;
        }
    }

    /** Without a filter. Blocks like those above them are copied: on a desktop most are. */
    private void unpackPlain(byte[] bytes, int at, int row) {
        int above = at - 1 - channels * width;
        boolean comparable = above >= 0 && bytes[above] == 0;
        for (int x = 0; x < width; x += BLOCK) {
            int count = Math.min(BLOCK, width - x);
            int from = 1 + channels * x;
            int to = from + channels * count;
            if (comparable && Arrays.equals(bytes, at + from, at + to, bytes, above + from, above + to)) {
                System.arraycopy(argb, row - width + x, argb, row + x, count);
            } else {
                unpack(bytes, at + from, row + x, row + x + count);
            }
        }
    }

    /** The filter of areas of one colour, where most pixels are those above them: whole blocks are copied. */
    private void unpackOnAbove(byte[] bytes, int start, int row) {
        for (int x = 0; x < width; x += BLOCK) {
            int count = Math.min(BLOCK, width - x);
            int from = start + 3 * x;
            if (Arrays.equals(bytes, from, from + 3 * count, NOTHING, 0, 3 * count)) {
                System.arraycopy(argb, row - width + x, argb, row + x, count);
            } else {
                unpackOnAbove(bytes, from, row + x, row + x + count);
            }
        }
    }

    private void unpackOnAbove(byte[] bytes, int start, int first, int end) {
        int[] argb = this.argb;
        int above = first - width;
        int next = start;
        for (int i = first; i < end; i++) {
            int a = (bytes[next] & 0xFF) << 16 | (bytes[next + 1] & 0xFF) << 8 | (bytes[next + 2] & 0xFF);
            int b = argb[above++];
            argb[i] = OPAQUE | (((a & LOW_BITS) + (b & LOW_BITS)) ^ ((a ^ b) & HIGH_BITS));
            next += 3;
        }
    }

    private void addLeft(int row) {
        int[] argb = this.argb;
        int left = 0;
        for (int i = row; i < row + width; i++) {
            left = sum(argb[i], left);
            argb[i] = left;
        }
    }

    private void addAbove(int row) {
        if (row == 0) {
            return;
        }
        int[] argb = this.argb;
        int width = this.width;
        for (int i = row; i < row + width; i++) {
            int a = argb[i];
            int b = argb[i - width];
            argb[i] = ((a & LOW_BITS) + (b & LOW_BITS)) ^ ((a ^ b) & HIGH_BITS);
        }
    }

    private void addAverage(int row) {
        int[] argb = this.argb;
        int left = 0;
        for (int i = row; i < row + width; i++) {
            int above = row == 0 ? 0 : argb[i - width];
            int average = (left & above) + (((left ^ above) & ALL_BUT_LOWEST) >>> 1);
            left = sum(argb[i], average);
            argb[i] = left;
        }
    }

    private void addPaeth(int row) {
        int[] argb = this.argb;
        int left = 0;
        int corner = 0;
        for (int i = row; i < row + width; i++) {
            int above = row == 0 ? 0 : argb[i - width];
            left = sum(argb[i], paeth(left, above, corner));
            argb[i] = left;
            corner = above;
        }
    }

    private int paeth(int left, int above, int corner) {
        if (left == corner) {
            return above;
        }
        if (above == corner) {
            return left;
        }
        int rgb = paeth(left, above, corner, 16) | paeth(left, above, corner, 8) | paeth(left, above, corner, 0);
        return channels == 3 ? rgb : rgb | paeth(left, above, corner, 24);
    }

    private static int paeth(int left, int above, int corner, int shift) {
        int byLeft = left >>> shift & 0xFF;
        int byAbove = above >>> shift & 0xFF;
        int byCorner = corner >>> shift & 0xFF;
        int toLeft = Math.abs(byAbove - byCorner);
        int toAbove = Math.abs(byLeft - byCorner);
        int toCorner = Math.abs(byLeft + byAbove - 2 * byCorner);
        int nearest = byCorner;
        if (toLeft <= toAbove && toLeft <= toCorner) {
            nearest = byLeft;
        } else if (toAbove <= toCorner) {
            nearest = byAbove;
        }
        return nearest << shift;
    }

    /** Byte by byte, without carries. */
    private static int sum(int a, int b) {
        return ((a & LOW_BITS) + (b & LOW_BITS)) ^ ((a ^ b) & HIGH_BITS);
    }
}
