package io.vncshot.cli.picture;

import io.vncshot.imaging.Picture;
import io.vncshot.rfb.pixel.Cursor;

/** Draws a pointer into a copy of a picture. */
public final class CursorPainter {
    private CursorPainter() {}

    /** A copy of the picture with the pointer's hot spot at (x, y); parts outside of the picture are left out. */
    public static Picture paint(Picture picture, Cursor cursor, int x, int y) {
        Picture painted = picture.copy();
        int[] pixels = painted.argb();
        int left = x - cursor.hotspotX();
        int top = y - cursor.hotspotY();
        int firstRow = Math.max(0, -top);
        int lastRow = Math.min(cursor.height(), picture.height() - top);
        int firstColumn = Math.max(0, -left);
        int lastColumn = Math.min(cursor.width(), picture.width() - left);
        for (int row = firstRow; row < lastRow; row++) {
            for (int column = firstColumn; column < lastColumn; column++) {
                int pixel = cursor.argb()[row * cursor.width() + column];
                int at = (top + row) * picture.width() + left + column;
                pixels[at] = over(pixel, pixels[at]);
            }
        }
        return painted;
    }

    /** The colours of the upper one are multiplied by its alpha already; the lower one is opaque. */
    private static int over(int upper, int lower) {
        int through = 255 - (upper >>> 24);
        if (through == 0) {
            return upper;
        }
        int red = (upper >> 16 & 0xFF) + ((lower >> 16 & 0xFF) * through + 127) / 255;
        int green = (upper >> 8 & 0xFF) + ((lower >> 8 & 0xFF) * through + 127) / 255;
        int blue = (upper & 0xFF) + ((lower & 0xFF) * through + 127) / 255;
        return 0xFF00_0000 | Math.min(red, 255) << 16 | Math.min(green, 255) << 8 | Math.min(blue, 255);
    }
}
