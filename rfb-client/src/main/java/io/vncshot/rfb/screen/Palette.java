package io.vncshot.rfb.screen;

import io.vncshot.rfb.protocol.RfbException;
import java.util.Arrays;

/** The colours of a tile or a rectangle, to which its pixels are indices. For the session's thread alone. */
public final class Palette {
    private static final int LARGEST = 256;

    private final String encoding;
    /** Opaque up to {@link #size}, 0 from there on. */
    private final int[] colours = new int[LARGEST];

    private int size;

    /** @param encoding names it in failures */
    public Palette(String encoding) {
        this.encoding = encoding;
    }

    public int size() {
        return size;
    }

    /** Begins another one of so many colours, at most 256, which the caller puts into the array: opaque {@code 0xFFRRGGBB}. */
    public int[] begin(int newSize) {
        size = newSize;
        Arrays.fill(colours, size, LARGEST, 0);
        return colours;
    }

    /**
     * The colour of an index.
     *
     * @throws RfbException when it has none
     */
    public int colour(int index) throws RfbException {
        if (index >= size) {
            throw RfbException.protocol(
                    encoding + " palette index " + index + ": the palette has " + size + " colours");
        }
        return colours[index];
    }

    /**
     * Puts a block of colours in place of their indices.
     *
     * @param bits of an index: 1, 2, 4 or 8
     * @param packed the indices, row by row, the first of each row in the highest bits of a byte of its own
     * @param start where the first row starts in {@code target}
     * @param stride how far the start of a row is from that of the next
     */
    void unpack(int bits, byte[] packed, int width, int height, int[] target, int start, int stride)
            throws RfbException {
        int all = switch (bits) {
            case 1 -> unpackBits(packed, width, height, target, start, stride);
            case 2 -> unpackPairs(packed, width, height, target, start, stride);
            case 4 -> unpackNibbles(packed, width, height, target, start, stride);
            default -> lookUp(packed, width, height, target, start, stride);
        };
        if (all >= 0) {
            findIndexWithoutColour(bits, packed, width, height);
        }
    }

    // Each of these returns all colours that it has put in place, ANDed: one that is not opaque shows in it. Tables of
    // a
    // constant length save the compiler a check of each index.

    private int unpackBits(byte[] packed, int width, int height, int[] target, int start, int stride) {
        int zero = colours[0];
        int one = colours[1];
        int rowBytes = (width + 7) / 8;
        int all = -1;
        for (int y = 0; y < height; y++) {
            int from = y * rowBytes;
            int to = start + y * stride;
            for (int x = 0; x < width; x++) {
                int colour = (packed[from + (x >> 3)] << (x & 7) & 0x80) == 0 ? zero : one;
                target[to + x] = colour;
                all &= colour;
            }
        }
        return all;
    }

    private int unpackPairs(byte[] packed, int width, int height, int[] target, int start, int stride) {
        int[] table = Arrays.copyOf(colours, 4);
        int rowBytes = (width + 3) / 4;
        int all = -1;
        for (int y = 0; y < height; y++) {
            int from = y * rowBytes;
            int to = start + y * stride;
            for (int i = 0; i < width >> 2; i++) {
                int octet = packed[from + i];
                int first = table[octet >> 6 & 3];
                int second = table[octet >> 4 & 3];
                int third = table[octet >> 2 & 3];
                int fourth = table[octet & 3];
                target[to + 4 * i] = first;
                target[to + 4 * i + 1] = second;
                target[to + 4 * i + 2] = third;
                target[to + 4 * i + 3] = fourth;
                all &= first & second & third & fourth;
            }
            for (int x = width & ~3; x < width; x++) {
                int colour = table[packed[from + (x >> 2)] >> (6 - 2 * (x & 3)) & 3];
                target[to + x] = colour;
                all &= colour;
            }
        }
        return all;
    }

    private int unpackNibbles(byte[] packed, int width, int height, int[] target, int start, int stride) {
        int[] table = Arrays.copyOf(colours, 16);
        int rowBytes = (width + 1) / 2;
        int all = -1;
        for (int y = 0; y < height; y++) {
            int from = y * rowBytes;
            int to = start + y * stride;
            for (int i = 0; i < width >> 1; i++) {
                int octet = packed[from + i];
                int first = table[octet >> 4 & 15];
                int second = table[octet & 15];
                target[to + 2 * i] = first;
                target[to + 2 * i + 1] = second;
                all &= first & second;
            }
            if ((width & 1) != 0) {
                int colour = table[packed[from + (width >> 1)] >> 4 & 15];
                target[to + width - 1] = colour;
                all &= colour;
            }
        }
        return all;
    }

    private int lookUp(byte[] packed, int width, int height, int[] target, int start, int stride) {
        int all = -1;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int colour = colours[packed[y * width + x] & 0xFF];
                target[start + y * stride + x] = colour;
                all &= colour;
            }
        }
        return all;
    }

    private void findIndexWithoutColour(int bits, byte[] packed, int width, int height) throws RfbException {
        int rowBytes = (width * bits + 7) / 8;
        for (int y = 0; y < height; y++) {
            for (int bit = 0; bit < width * bits; bit += bits) {
                colour(packed[y * rowBytes + bit / 8] >> (8 - bits - bit % 8) & ((1 << bits) - 1));
            }
        }
    }
}
