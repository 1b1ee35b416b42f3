package io.vncshot.imaging;

/** The brightness of a picture's pixels, and its sum over any rectangle of them, at the cost of four additions. */
final class LumaSums {
    private final int stride;
    /** What is above and left of a corner of pixels, row-major, with one corner more than pixels each way. */
    private final long[] corners;

    LumaSums(Picture picture) {
        stride = picture.width() + 1;
        corners = new long[stride * (picture.height() + 1)];
        for (int y = 0; y < picture.height(); y++) {
            addRow(picture, y);
        }
    }

    private void addRow(Picture picture, int y) {
        int[] argb = picture.argb();
        long[] corners = this.corners;
        int end = picture.rowStart(y) + picture.width();
        int above = y * stride + 1;
        int to = above + stride;
        long row = 0;
        for (int i = picture.rowStart(y); i < end; i++) {
            int pixel = argb[i];
            row += PictureDistance.RED_WEIGHT * (pixel >> 16 & 0xFF)
                    + PictureDistance.GREEN_WEIGHT * (pixel >> 8 & 0xFF)
                    + PictureDistance.BLUE_WEIGHT * (pixel & 0xFF);
            corners[to++] = corners[above++] + row;
        }
    }

    /** The brightness in thousandths of a step of 8 bits. */
    static int luma(int pixel) {
        return PictureDistance.RED_WEIGHT * (pixel >> 16 & 0xFF)
                + PictureDistance.GREEN_WEIGHT * (pixel >> 8 & 0xFF)
                + PictureDistance.BLUE_WEIGHT * (pixel & 0xFF);
    }

    Window window(int width, int height, int parts) {
        return new Window(width, height, parts);
    }

    /** A rectangle that is moved over the picture, divided in as many columns as rows. */
    final class Window {
        private final int parts;
        /** From the upper left corner to those of the parts, row-major. */
        private final int[] steps;

        private Window(int width, int height, int parts) {
            this.parts = parts;
            steps = new int[(parts + 1) * (parts + 1)];
            for (int i = 0; i < steps.length; i++) {
                steps[i] = i / (parts + 1) * height / parts * stride + i % (parts + 1) * width / parts;
            }
        }

        /** The sums of the parts, row-major. */
        long[] sums(int x, int y) {
            long[] sums = new long[parts * parts];
            for (int i = 0; i < sums.length; i++) {
                sums[i] = sum(y * stride + x, i / parts * (parts + 1) + i % parts);
            }
            return sums;
        }

        /** How much the parts differ from others, together, or some value over the budget as soon as it exceeds that. */
        long difference(int x, int y, long[] others, double budget) {
            int at = y * stride + x;
            long difference = 0;
            int corner = 0;
            for (int i = 0; i < others.length && difference <= budget; i++) {
                difference += Math.abs(sum(at, corner) - others[i]);
                corner += i % parts == parts - 1 ? 2 : 1;
            }
            return difference;
        }

        /** How much a part differs from another. */
        long difference(int x, int y, int index, long other) {
            return Math.abs(sum(y * stride + x, index / parts * (parts + 1) + index % parts) - other);
        }

        private long sum(int at, int corner) {
            return corners[at + steps[corner + parts + 2]]
                    - corners[at + steps[corner + 1]]
                    - corners[at + steps[corner + parts + 1]]
                    + corners[at + steps[corner]];
        }

        /**
         * Adds the places of a row at which the quarters do not differ from others by more than the budget; for a window of
         * two parts each way.
         */
        void addNear(int y, int places, long[] others, double budget, SearchPlaces target) {
            long[] corners = LumaSums.this.corners;
            long whole = others[0] + others[1] + others[2] + others[3];
            int bottom = steps[6];
            int right = steps[2];
            int at = y * stride;
            for (int x = 0; x < places; x++) {
                long sum = corners[at + bottom + right] - corners[at + right] - corners[at + bottom] + corners[at];
                // The quarters together differ by no less.
                if (Math.abs(sum - whole) <= budget) {
                    long difference = difference(x, y, others, budget);
                    if (difference <= budget) {
                        target.add(x, y, difference);
                    }
                }
                at++;
            }
        }
    }
}
