package io.vncshot.imaging;

import java.util.Arrays;

/** Makes pictures larger. */
public final class PicturePadding {
    private PicturePadding() {}

    /**
     * A copy of a picture in the upper left corner of a larger one.
     *
     * @param colour of what is new
     * @throws IllegalArgumentException when the new size is smaller
     */
    public static Picture pad(Picture picture, int width, int height, int colour) {
        if (width < picture.width() || height < picture.height()) {
            throw new IllegalArgumentException("a picture of " + picture.width() + "x" + picture.height()
                    + " cannot be padded to " + width + "x" + height);
        }
        int[] argb = new int[width * height];
        Arrays.fill(argb, colour);
        for (int y = 0; y < picture.height(); y++) {
            System.arraycopy(picture.argb(), picture.rowStart(y), argb, y * width, picture.width());
        }
        return Picture.of(argb, width, height);
    }
}
