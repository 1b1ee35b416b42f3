package io.vncshot.imaging;

/**
 * A view of a rectangle of somebody's pixels. Nothing is copied: the array stays its owner's, who does not change it
 * while a writer is at work. Captured pictures are opaque, so writers ignore the alpha bits.
 *
 * <p>Two pictures are equal when they view the same rectangle of the same array, not when their pixels are alike.
 *
 * @param argb row-major pixels, {@code 0xAARRGGBB}; pixel (x, y) is {@code argb[offset + y * stride + x]}
 * @param offset index of the top left pixel
 * @param stride distance from a pixel to the one below it, at least {@code width}
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // A copy of every picture is what this record is there to avoid.
public record Picture(int[] argb, int offset, int stride, int width, int height) {
    /** @throws IllegalArgumentException when the rectangle is empty or leaves the array */
    public Picture {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "picture of " + width + "x" + height + ": both sides must be at least 1");
        }
        if (stride < width) {
            throw new IllegalArgumentException("picture stride of " + stride + " is less than its width of " + width);
        }
        long end = offset + (height - 1L) * stride + width;
        if (offset < 0 || end > argb.length) {
            throw new IllegalArgumentException(
                    "picture of pixels " + offset + " to " + end + " leaves its array of " + argb.length);
        }
    }

    /** A picture that fills the start of its array, with no gap between the rows. */
    public static Picture of(int[] argb, int width, int height) {
        return new Picture(argb, 0, width, width, height);
    }

    /**
     * The part of this picture at (x, y), a view of the same pixels.
     *
     * @throws IllegalArgumentException when the part is empty or leaves the picture
     */
    public Picture crop(int x, int y, int width, int height) {
        if (x < 0 || y < 0 || (long) x + width > this.width || (long) y + height > this.height) {
            throw new IllegalArgumentException("crop of " + width + "x" + height + " at " + x + "," + y
                    + " leaves the picture of " + this.width + "x" + this.height);
        }
        return new Picture(argb, rowStart(y) + x, stride, width, height);
    }

    /** A picture of the same pixels in an array of its own, which it fills. */
    public Picture copy() {
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(argb, rowStart(y), pixels, y * width, width);
        }
        return of(pixels, width, height);
    }

    /** Index in the array of the first pixel of row y. */
    int rowStart(int y) {
        return offset + y * stride;
    }
}
