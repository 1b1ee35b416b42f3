package io.vncshot.imaging;

/**
 * Turns pixels into bytes by PNG's filters None, Up and Average (PNG, third edition, §9), one row after the other. Red,
 * green and blue are calculated at once in an int; what its highest byte then holds is not used.
 */
final class RgbFilter {
    private final int[] argb;
    private final byte[] target;
    private int next;
    private int start;
    private int[] above;
    private int aboveStart;

    /** Fills {@code target} from its start. */
    RgbFilter(int[] argb, byte[] target) {
        this.argb = argb;
        this.above = argb;
        this.target = target;
    }

    /** Goes to the row that starts at {@code start}, under the one that starts at {@code above[aboveStart]}. */
    void startRow(int start, int[] above, int aboveStart) {
        this.start = start;
        this.above = above;
        this.aboveStart = aboveStart;
    }

    void put(byte value) {
        target[next++] = value;
    }

    /** Puts the row's pixels from x to end. */
    void put(Coding coding, int x, int end) {
        if (coding == Coding.SCREEN) {
            putUp(x, end);
        } else if (coding == Coding.TEXT) {
            putNone(x, end);
        } else {
            putAverage(x, end);
        }
        next += 3 * (end - x);
    }

    // Fields are read into locals, as a compiler of the first tier reads them anew for every pixel.
    private void putNone(int x, int end) {
        int[] argb = this.argb;
        byte[] target = this.target;
        int to = next;
        int last = start + end;
        for (int i = start + x; i < last; i++) {
            put(argb[i], target, to);
            to += 3;
        }
    }

    private void putUp(int x, int end) {
        int[] argb = this.argb;
        int[] above = this.above;
        byte[] target = this.target;
        int to = next;
        int j = aboveStart + x;
        int last = start + end;
        for (int i = start + x; i < last; i++) {
            put(difference(argb[i], above[j++]), target, to);
            to += 3;
        }
    }

    private void putAverage(int x, int end) {
        int[] argb = this.argb;
        int[] above = this.above;
        byte[] target = this.target;
        int to = next;
        int j = aboveStart + x;
        int last = start + end;
        int left = x == 0 ? 0 : argb[start + x - 1];
        for (int i = start + x; i < last; i++) {
            int pixel = argb[i];
            put(difference(pixel, average(left, above[j++])), target, to);
            to += 3;
            left = pixel;
        }
    }

    private static void put(int rgb, byte[] target, int at) {
        target[at] = (byte) (rgb >> 16);
        target[at + 1] = (byte) (rgb >> 8);
        target[at + 2] = (byte) rgb;
    }

    /** a - b modulo 256. */
    static int difference(int a, int b) {
        return ((a | 0x808080) - (b & 0x7F7F7F)) ^ ((a ^ ~b) & 0x808080);
    }

    /** (a + b) / 2, rounded down. */
    private static int average(int a, int b) {
        return (a & b) + (((a ^ b) & 0xFEFEFE) >>> 1);
    }
}
