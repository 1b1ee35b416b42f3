package io.vncshot.imaging;

/** Draws where two pictures differ. */
final class DifferenceDrawing {
    private static final int DIFFERENT = 0xFFFF0000;
    private static final int SMOOTHING = 0xFFFFD000;
    private static final int OPAQUE = 0xFF000000;
    /** What the grey of the picture is divided by, to be pale. */
    private static final int PALENESS = 5;

    private static final int MASK_TINT = 48;

    private final Picture picture;
    private final PictureMask mask;
    private final byte[] marks;

    DifferenceDrawing(Picture picture, PictureMask mask, byte[] marks) {
        this.picture = picture;
        this.mask = mask;
        this.marks = marks;
    }

    Picture draw() {
        int[] argb = new int[marks.length];
        for (int y = 0; y < picture.height(); y++) {
            int row = picture.rowStart(y);
            for (int x = 0; x < picture.width(); x++) {
                argb[y * picture.width() + x] = colour(x, y, picture.argb()[row + x]);
            }
        }
        return Picture.of(argb, picture.width(), picture.height());
    }

    private int colour(int x, int y, int pixel) {
        byte mark = marks[y * picture.width() + x];
        if (mark == PictureDifference.DIFFERENT) {
            return DIFFERENT;
        }
        if (mark == PictureDifference.SMOOTHING) {
            return SMOOTHING;
        }
        int luma = LumaSums.luma(pixel) / PictureDistance.WEIGHTS;
        int pale = 255 - (255 - luma) * (pixel >>> 24) / 255 / PALENESS;
        int tinted = mask.hides(x, y) ? pale - MASK_TINT : pale;
        return OPAQUE | tinted << 16 | tinted << 8 | pale;
    }
}
