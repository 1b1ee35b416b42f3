package io.vncshot.imaging;

/** What each value of a byte of palette numbers shows: as many pixels as there are numbers in a byte. */
final class PaletteTable {
    private static final int VALUES = 256;
    private static final int BLOCK = 64;

    private final int perByte;
    private final int[] shown;
    /** Values with a number that the palette does not have. */
    private final boolean[] unknown = new boolean[VALUES];

    /** @param depth bits of a number: 1, 2, 4 or 8 */
    PaletteTable(int[] palette, int depth) {
        perByte = 8 / depth;
        shown = new int[VALUES * perByte];
        int mask = (1 << depth) - 1;
        for (int i = 0; i < shown.length; i++) {
            int value = i / perByte;
            int number = value >> (8 - depth - i % perByte * depth) & mask;
            if (number < palette.length) {
                shown[i] = palette[number];
            } else {
                unknown[value] = true;
            }
        }
    }

    /**
     * Places the pixels of whole bytes, up to the first byte with an unknown number.
     *
     * @return how many pixels were placed
     */
    int place(byte[] line, int columns, int[] target, int at) {
        int bytes = columns / perByte;
        // In small pieces: a method that is called often is compiled sooner than a loop that runs for long.
        for (int first = 0; first < bytes; first += BLOCK) {
            int end = Math.min(first + BLOCK, bytes);
            int next = at + first * perByte;
            int placed = switch (perByte) {
                case 1 -> placeOnes(line, first, end, target, next);
                case 2 -> placePairs(line, first, end, target, next);
                default -> placeMany(line, first, end, target, next);
            };
            if (placed < end) {
                return placed * perByte;
            }
        }
        return bytes * perByte;
    }

    // Fields are read into locals, as a compiler of the first tier reads them anew for every pixel.
    private int placeOnes(byte[] line, int first, int end, int[] target, int at) {
        int[] shown = this.shown;
        boolean[] unknown = this.unknown;
        int next = at;
        for (int i = first; i < end; i++) {
            int value = line[i] & 0xFF;
            if (unknown[value]) {
                return i;
            }
            target[next++] = shown[value];
        }
        return end;
    }

    private int placePairs(byte[] line, int first, int end, int[] target, int at) {
        int[] shown = this.shown;
        boolean[] unknown = this.unknown;
        int next = at;
        for (int i = first; i < end; i++) {
            int value = line[i] & 0xFF;
            if (unknown[value]) {
                return i;
            }
            target[next] = shown[2 * value];
            target[next + 1] = shown[2 * value + 1];
            next += 2;
        }
        return end;
    }

    private int placeMany(byte[] line, int first, int end, int[] target, int at) {
        int next = at;
        for (int i = first; i < end; i++) {
            int value = line[i] & 0xFF;
            if (unknown[value]) {
                return i;
            }
            System.arraycopy(shown, value * perByte, target, next, perByte);
            next += perByte;
        }
        return end;
    }
}
