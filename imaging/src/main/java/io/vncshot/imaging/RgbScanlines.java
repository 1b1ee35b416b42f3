package io.vncshot.imaging;

/** Rows of 8-bit red, green and blue. */
final class RgbScanlines implements Scanlines {
    private final Picture picture;
    private final int[] rowAboveFirst;

    RgbScanlines(Picture picture) {
        this.picture = picture;
        this.rowAboveFirst = new int[picture.width()];
    }

    @Override
    public int rowBytes() {
        return Math.addExact(1, Math.multiplyExact(3, picture.width()));
    }

    @Override
    public Coding codingOf(int firstRow, int rows) {
        return new StripSample(picture).codingOf(firstRow, rows);
    }

    @Override
    public void fill(int firstRow, int rows, Coding coding, byte[] target) {
        RgbFilter filter = new RgbFilter(picture.argb(), target);
        for (int y = firstRow; y < firstRow + rows; y++) {
            int start = picture.rowStart(y);
            if (y == 0) {
                filter.startRow(start, rowAboveFirst, 0);
            } else {
                filter.startRow(start, picture.argb(), start - picture.stride());
            }
            filter.put(coding.filter());
            for (int x = 0; x < picture.width(); x += BLOCK) {
                filter.put(coding, x, Math.min(x + BLOCK, picture.width()));
            }
        }
    }
}
