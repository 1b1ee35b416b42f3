package io.vncshot.rfb.screen;

import io.vncshot.rfb.protocol.Rectangle;
import java.util.Arrays;

/** Which pixels of a screen have come: a bit for each, row by row. */
final class PaintedPixels {
    private static final long ALL = -1;

    private final int width;
    private final int height;
    private final int words;
    /** Bits beyond the end of a row are set in all of them. */
    private final long[] bits;

    /** So many rows have come whole, from the first on. */
    private int wholeRows;

    PaintedPixels(int width, int height) {
        this.width = width;
        this.height = height;
        words = (width + Long.SIZE - 1) / Long.SIZE;
        bits = new long[words * height];
        clear();
    }

    void clear() {
        Arrays.fill(bits, 0);
        int rest = width % Long.SIZE;
        if (rest != 0) {
            for (int y = 0; y < height; y++) {
                bits[(y + 1) * words - 1] = ALL << rest;
            }
        }
        wholeRows = 0;
    }

    /** These have come. */
    void add(int x, int y, int columns, int rows) {
        if (columns == 0) {
            return;
        }
        int first = x / Long.SIZE;
        int last = (x + columns - 1) / Long.SIZE;
        long firstMask = ALL << x;
        long lastMask = ALL >>> -(x + columns);
        for (int row = y; row < y + rows; row++) {
            int at = row * words;
            if (first == last) {
                bits[at + first] |= firstMask & lastMask;
            } else {
                bits[at + first] |= firstMask;
                Arrays.fill(bits, at + first + 1, at + last, ALL);
                bits[at + last] |= lastMask;
            }
        }
    }

    /** What is at a place, come or not, is in {@code target} too, which may overlap it. */
    void copy(int sourceX, int sourceY, Rectangle target) {
        if (isComplete()) {
            return;
        }
        long[] before = bits.clone();
        wholeRows = Math.min(wholeRows, target.y());
        for (int row = 0; row < target.height(); row++) {
            int source = (sourceY + row) * words;
            int at = (target.y() + row) * words;
            for (int column = 0; column < target.width(); column++) {
                long bit = before[source + (sourceX + column) / Long.SIZE] >>> (sourceX + column) & 1;
                int x = target.x() + column;
                bits[at + x / Long.SIZE] = (bits[at + x / Long.SIZE] & ~(1L << x)) | bit << x;
            }
        }
    }

    boolean isComplete() {
        return firstMissingRow() == height;
    }

    /** The first row of which a pixel has not come; the height when there is none. */
    int firstMissingRow() {
        while (wholeRows < height && isWhole(wholeRows)) {
            wholeRows++;
        }
        return wholeRows;
    }

    private boolean isWhole(int row) {
        for (int at = row * words; at < (row + 1) * words; at++) {
            if (bits[at] != ALL) {
                return false;
            }
        }
        return true;
    }

    /** How many have come. */
    int count() {
        int count = 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        return count - height * (words * Long.SIZE - width);
    }

    /** The smallest rectangle around all that have not come. */
    Rectangle missing() {
        int left = width;
        int right = 0;
        int top = height;
        int bottom = 0;
        for (int y = firstMissingRow(); y < height; y++) {
            for (int word = 0; word < words; word++) {
                long holes = ~bits[y * words + word];
                if (holes != 0) {
                    left = Math.min(left, word * Long.SIZE + Long.numberOfTrailingZeros(holes));
                    right = Math.max(right, (word + 1) * Long.SIZE - Long.numberOfLeadingZeros(holes));
                    top = Math.min(top, y);
                    bottom = y + 1;
                }
            }
        }
        return right == 0 ? new Rectangle(0, 0, 0, 0) : new Rectangle(left, top, right - left, bottom - top);
    }
}
