package io.vncshot.imaging;

import java.util.Arrays;

/** Places at which a picture may be, in the order in which they were added, and by how much it differs there at least. */
final class SearchPlaces {
    private static final int FIRST_SIZE = 1024;

    private int[] xs = new int[FIRST_SIZE];
    private int[] ys = new int[FIRST_SIZE];
    private long[] bounds = new long[FIRST_SIZE];
    private int count;
    private int best;

    void add(int x, int y, long bound) {
        if (count == xs.length) {
            xs = Arrays.copyOf(xs, 2 * count);
            ys = Arrays.copyOf(ys, 2 * count);
            bounds = Arrays.copyOf(bounds, 2 * count);
        }
        xs[count] = x;
        ys[count] = y;
        bounds[count] = bound;
        if (count > 0 && bound < bounds[best]) {
            best = count;
        }
        count++;
    }

    /** Learns that it differs there by more than was known, or by as much. */
    void raise(int index, long bound) {
        bounds[index] = Math.max(bounds[index], bound);
    }

    /** Finds the best anew. */
    void rank() {
        best = 0;
        for (int i = 1; i < count; i++) {
            if (bounds[i] < bounds[best]) {
                best = i;
            }
        }
    }

    void clear() {
        count = 0;
        best = 0;
    }

    int count() {
        return count;
    }

    /** The number of the first of those with the lowest bound; 0 if there are none. */
    int best() {
        return best;
    }

    int x(int index) {
        return xs[index];
    }

    int y(int index) {
        return ys[index];
    }

    long bound(int index) {
        return bounds[index];
    }
}
