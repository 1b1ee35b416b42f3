package io.vncshot.imaging;

/** What each value of a byte of palette numbers shows: as many pixels as there are numbers in a byte. */
final class PaletteTable {
    private static final int VALUES = 256;

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
        int placed = switch (perByte) {
            case 1 -> placeOnes(line, bytes, target, at);
            case 2 -> placePairs(line, bytes, target, at);
            default -> placeMany(line, bytes, target, at);
        };
        return placed * perByte;
    }

    // Fields are read into locals, as a compiler of the first tier reads them anew for every pixel.
    private int placeOnes(byte[] line, int bytes, int[] target, int at) {
        int[] shown = this.shown;
        boolean[] unknown = this.unknown;
        for (int i = 0; i < bytes; i++) {
            int value = line[i] & 0xFF;
            if (unknown[value]) {
                return i;
            }
            target[at + i] = shown[value];
        }
        return bytes;
    }

    private int placePairs(byte[] line, int bytes, int[] target, int at) {
        int[] shown = this.shown;
        boolean[] unknown = this.unknown;
        int next = at;
        for (int i = 0; i < bytes; i++) {
            int value = line[i] & 0xFF;
            if (unknown[value]) {
                return i;
            }
            target[next] = shown[2 * value];
            target[next + 1] = shown[2 * value + 1];
            next += 2;
        }
        return bytes;
    }

    private int placeMany(byte[] line, int bytes, int[] target, int at) {
        for (int i = 0; i < bytes; i++) {
            int value = line[i] & 0xFF;
            if (unknown[value]) {
                return i;
            }
            System.arraycopy(shown, value * perByte, target, at + i * perByte, perByte);
        }
        return bytes;
    }
}
