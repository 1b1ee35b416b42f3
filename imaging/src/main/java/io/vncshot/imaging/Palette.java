package io.vncshot.imaging;

/** Up to 256 colours, numbered in the order in which they were added. */
final class Palette {
    static final int LIMIT = 256;

    // Open addressing. Colours are made opaque, so a key of 0 marks a free place.
    private static final int TABLE_BITS = 10;
    private static final int TABLE_MASK = (1 << TABLE_BITS) - 1;
    private static final int OPAQUE = 0xFF000000;

    private final int[] keys = new int[1 << TABLE_BITS];
    private final byte[] numbers = new byte[1 << TABLE_BITS];
    private final int[] colours = new int[LIMIT];
    private int size;
    private boolean overflown;

    /** Adds the colours of pixels {@code from} to {@code to} of the array that are not there yet. */
    void add(int[] argb, int from, int to) {
        int[] keys = this.keys;
        for (int i = from; i < to; i++) {
            int colour = argb[i] | OPAQUE;
            int place = placeOf(colour);
            if (keys[place] != colour) {
                addAt(find(place, colour), colour);
            }
        }
    }

    /** Adds the colours of another palette that are not there yet. */
    void add(Palette other) {
        add(other.colours, 0, other.size);
    }

    /** Whether a 257th colour was to be added. */
    boolean isOverflown() {
        return overflown;
    }

    /** Bits that a colour's number takes: 1, 2, 4 or 8. */
    int bitDepth() {
        if (size <= 4) {
            return size <= 2 ? 1 : 2;
        }
        return size <= 16 ? 4 : 8;
    }

    /** The colours as a PLTE chunk wants them: red, green and blue of each. */
    byte[] rgb() {
        byte[] rgb = new byte[3 * size];
        for (int i = 0; i < size; i++) {
            rgb[3 * i] = (byte) (colours[i] >> 16);
            rgb[3 * i + 1] = (byte) (colours[i] >> 8);
            rgb[3 * i + 2] = (byte) colours[i];
        }
        return rgb;
    }

    /** Writes the numbers of pixels {@code from} to {@code to} of the array, a byte each; all must have been added. */
    void number(int[] argb, int from, int to, byte[] target, int at) {
        int[] keys = this.keys;
        byte[] numbers = this.numbers;
        int next = at;
        for (int i = from; i < to; i++) {
            int colour = argb[i] | OPAQUE;
            int place = placeOf(colour);
            target[next++] = numbers[keys[place] == colour ? place : find(place, colour)];
        }
    }

    /** The place of a colour, or the free one where it belongs. */
    private int find(int start, int colour) {
        int place = start;
        while (keys[place] != colour && keys[place] != 0) {
            place = (place + 1) & TABLE_MASK;
        }
        return place;
    }

    private void addAt(int place, int colour) {
        if (keys[place] == colour) {
            return;
        }
        if (size == LIMIT) {
            overflown = true;
            return;
        }
        keys[place] = colour;
        numbers[place] = (byte) size;
        colours[size] = colour;
        size++;
    }

    private static int placeOf(int colour) {
        return (colour * 0x9E3779B1) >>> (32 - TABLE_BITS);
    }
}
