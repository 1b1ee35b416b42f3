package io.vncshot.imaging;

/** Makes pictures twice as large: by cubic convolution (Keys, a = -1/2), for what reads small letters. */
public final class PictureDoubler {
    /** Weights in 128ths of the pixels around, by distance: 1/4, 3/4, 5/4 and 7/4. */
    private static final int NEAREST = 111;

    private static final int NEAR = 29;
    private static final int FAR = -9;
    private static final int FARTHEST = -3;
    private static final int WEIGHT_BITS = 7;

    private PictureDoubler() {}

    /**
     * A picture twice as wide and as high, in shades of grey.
     *
     * @throws IllegalArgumentException for one whose double has more pixels than an array
     */
    public static Picture doubledGrey(Picture picture) {
        int width = picture.width();
        int height = picture.height();
        if (4L * width * height > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a picture of " + width + "x" + height + " is too large to be made twice as large");
        }
        int[] turned = doubledAndTurned(grey(picture), width, height);
        int[] sums = doubledAndTurned(turned, height, 2 * width);
        for (int i = 0; i < sums.length; i++) {
            int half = 1 << (2 * WEIGHT_BITS - 1);
            int shade = Math.max(0, Math.min(255, (sums[i] + half) >> (2 * WEIGHT_BITS)));
            sums[i] = 0xFF000000 | shade * 0x010101;
        }
        return Picture.of(sums, 2 * width, 2 * height);
    }

    private static int[] grey(Picture picture) {
        int[] grey = new int[picture.width() * picture.height()];
        for (int y = 0; y < picture.height(); y++) {
            int start = picture.rowStart(y);
            for (int x = 0; x < picture.width(); x++) {
                int pixel = picture.argb()[start + x];
                int weighed = 77 * (pixel >> 16 & 0xFF) + 150 * (pixel >> 8 & 0xFF) + 29 * (pixel & 0xFF);
                grey[y * picture.width() + x] = (weighed + 128) >> 8;
            }
        }
        return grey;
    }

    /** Rows twice as long, as the columns of what is returned, 128 times as large. */
    private static int[] doubledAndTurned(int[] values, int width, int height) {
        int[] turned = new int[2 * values.length];
        for (int y = 0; y < height; y++) {
            int row = y * width;
            for (int x = 0; x < width; x++) {
                int here = NEAREST * values[row + x];
                int left = values[row + Math.max(0, x - 1)];
                int right = values[row + Math.min(width - 1, x + 1)];
                int leftmost = values[row + Math.max(0, x - 2)];
                int rightmost = values[row + Math.min(width - 1, x + 2)];
                int at = 2 * x * height + y;
                turned[at] = here + NEAR * left + FAR * right + FARTHEST * leftmost;
                turned[at + height] = here + NEAR * right + FAR * left + FARTHEST * rightmost;
            }
        }
        return turned;
    }
}
