package io.vncshot.cli.picture;

import io.vncshot.imaging.Picture;
import io.vncshot.rfb.pixel.Cursor;

/** Draws a pointer into a copy of a picture. */
public final class CursorPainter {
    private CursorPainter() {}

    /** A copy of the picture with the pointer's hot spot at (x, y); parts outside of the picture are left out. */
    public static Picture paint(Picture picture, Cursor cursor, int x, int y) {
        int[] pixels = copy(picture);
        int left = x - cursor.hotspotX();
        int top = y - cursor.hotspotY();
        int firstRow = Math.max(0, -top);
        int lastRow = Math.min(cursor.height(), picture.height() - top);
        int firstColumn = Math.max(0, -left);
        int lastColumn = Math.min(cursor.width(), picture.width() - left);
        for (int row = firstRow; row < lastRow; row++) {
            for (int column = firstColumn; column < lastColumn; column++) {
                int pixel = cursor.argb()[row * cursor.width() + column];
                if (pixel != 0) {
                    pixels[(top + row) * picture.width() + left + column] = pixel;
                }
            }
        }
        return Picture.of(pixels, picture.width(), picture.height());
    }

    private static int[] copy(Picture picture) {
        int[] pixels = new int[picture.width() * picture.height()];
        for (int y = 0; y < picture.height(); y++) {
            int from = picture.offset() + y * picture.stride();
            System.arraycopy(picture.argb(), from, pixels, y * picture.width(), picture.width());
        }
        return pixels;
    }
}
