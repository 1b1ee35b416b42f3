package io.vncshot.imaging;

/** The brightness of a picture's pixels, and its sum over any rectangle of them, at the cost of four additions. */
final class LumaSums {
    private final Picture picture;
    private final int stride;
    /** What is above and left of a corner of pixels, row-major, with one corner more than pixels each way. */
    private final long[] corners;

    LumaSums(Picture picture) {
        this.picture = picture;
        stride = picture.width() + 1;
        corners = new long[stride * (picture.height() + 1)];
        for (int y = 0; y < picture.height(); y++) {
            long row = 0;
            int start = picture.rowStart(y);
            for (int x = 0; x < picture.width(); x++) {
                row += luma(picture.argb()[start + x]);
                corners[(y + 1) * stride + x + 1] = corners[y * stride + x + 1] + row;
            }
        }
    }

    /** The brightness in thousandths of a step of 8 bits. */
    static int luma(int pixel) {
        return PictureDistance.RED_WEIGHT * (pixel >> 16 & 0xFF)
                + PictureDistance.GREEN_WEIGHT * (pixel >> 8 & 0xFF)
                + PictureDistance.BLUE_WEIGHT * (pixel & 0xFF);
    }

    int luma(int x, int y) {
        return luma(picture.argb()[picture.rowStart(y) + x]);
    }

    Window window(int width, int height) {
        return new Window(width, height);
    }

    private long sum(int left, int top, int right, int bottom) {
        return corners[bottom * stride + right]
                - corners[top * stride + right]
                - corners[bottom * stride + left]
                + corners[top * stride + left];
    }

    /** A rectangle that is moved over the picture, in four quarters. */
    final class Window {
        private final int width;
        private final int height;
        private final int middleX;
        private final int middleY;

        private Window(int width, int height) {
            this.width = width;
            this.height = height;
            middleX = width / 2;
            middleY = height / 2;
        }

        long[] quarters(int x, int y) {
            return new long[] {
                sum(x, y, x + middleX, y + middleY),
                sum(x + middleX, y, x + width, y + middleY),
                sum(x, y + middleY, x + middleX, y + height),
                sum(x + middleX, y + middleY, x + width, y + height)
            };
        }

        /** How much the quarters differ from others, together; 0 if there are no others. */
        long difference(int x, int y, long[] others) {
            if (others.length == 0) {
                return 0;
            }
            return Math.abs(sum(x, y, x + middleX, y + middleY) - others[0])
                    + Math.abs(sum(x + middleX, y, x + width, y + middleY) - others[1])
                    + Math.abs(sum(x, y + middleY, x + middleX, y + height) - others[2])
                    + Math.abs(sum(x + middleX, y + middleY, x + width, y + height) - others[3]);
        }
    }
}
