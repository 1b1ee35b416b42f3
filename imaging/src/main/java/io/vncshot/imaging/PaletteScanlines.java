package io.vncshot.imaging;

/** Rows of palette numbers of 1, 2, 4 or 8 bits, the leftmost pixel in the highest bits. */
final class PaletteScanlines implements Scanlines {
    private final Picture picture;
    private final Palette palette;
    private final int bitDepth;

    PaletteScanlines(Picture picture, Palette palette) {
        this.picture = picture;
        this.palette = palette;
        this.bitDepth = palette.bitDepth();
    }

    @Override
    public int rowBytes() {
        return (int) (1 + ((long) picture.width() * bitDepth + 7) / 8);
    }

    @Override
    public Coding codingOf(int firstRow, int rows) {
        return Coding.NUMBERS;
    }

    @Override
    public void fill(int firstRow, int rows, Coding coding, byte[] target) {
        byte[] numbers = new byte[BLOCK];
        int rowBytes = rowBytes();
        for (int row = 0; row < rows; row++) {
            int start = picture.rowStart(firstRow + row);
            int at = row * rowBytes;
            target[at++] = coding.filter();
            for (int x = 0; x < picture.width(); x += BLOCK) {
                int count = Math.min(BLOCK, picture.width() - x);
                if (bitDepth == 8) {
                    palette.number(picture.argb(), start + x, start + x + count, target, at + x);
                } else {
                    palette.number(picture.argb(), start + x, start + x + count, numbers, 0);
                    pack(numbers, count, target, at + x / 8 * bitDepth);
                }
            }
        }
    }

    private void pack(byte[] numbers, int count, byte[] target, int at) {
        int next = at;
        int bits = 0;
        int filled = 0;
        for (int i = 0; i < count; i++) {
            bits = bits << bitDepth | numbers[i];
            filled += bitDepth;
            if (filled == 8) {
                target[next++] = (byte) bits;
                filled = 0;
            }
        }
        if (filled > 0) {
            target[next] = (byte) (bits << (8 - filled));
        }
    }
}
