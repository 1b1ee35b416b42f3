package io.vncshot.imaging;

import java.util.Arrays;

/** Colours and how often each was seen. */
final class ColourCounts {
    private static final int OPAQUE = 0xFF000000;
    private static final int FIRST_BITS = 12;

    // Open addressing; opaque colours are never 0, which marks a free place.
    private int tableBits = FIRST_BITS;
    private int[] keys = new int[1 << FIRST_BITS];
    private int[] counts = new int[1 << FIRST_BITS];
    private int size;

    void add(int colour) {
        add(colour | OPAQUE, 1);
    }

    private void add(int key, int count) {
        int place = find(key);
        if (keys[place] == 0) {
            if (size >= keys.length / 2) {
                grow();
                place = find(key);
            }
            keys[place] = key;
            size++;
        }
        counts[place] += count;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldCounts = counts;
        tableBits++;
        keys = new int[1 << tableBits];
        counts = new int[1 << tableBits];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                add(oldKeys[i], oldCounts[i]);
            }
        }
    }

    private int find(int key) {
        int place = (key * 0x9E3779B1) >>> (32 - tableBits);
        while (keys[place] != key && keys[place] != 0) {
            place = (place + 1) & (keys.length - 1);
        }
        return place;
    }

    /** How many colours there are. */
    int size() {
        return size;
    }

    /** How often a colour was seen. */
    int count(int colour) {
        return counts[find(colour | OPAQUE)];
    }

    /** All colours, opaque, the most frequent first; those as frequent as each other in the order of their numbers. */
    int[] byFrequency() {
        long[] order = new long[size];
        int next = 0;
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                order[next++] = (long) -counts[i] << 24 | (keys[i] & 0xFFFFFF);
            }
        }
        Arrays.sort(order);
        int[] colours = new int[size];
        for (int i = 0; i < size; i++) {
            colours[i] = ((int) order[i] & 0xFFFFFF) | OPAQUE;
        }
        return colours;
    }
}
