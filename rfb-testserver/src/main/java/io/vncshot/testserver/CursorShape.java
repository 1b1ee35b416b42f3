package io.vncshot.testserver;

/**
 * A pointer shape. Each pixel is opaque (its top byte 0xFF) or not there (its top byte 0).
 *
 * @param pixels row-major, width*height, 0xFFRRGGBB or 0; not copied
 */
public record CursorShape(int width, int height, int hotspotX, int hotspotY, int[] pixels) {

    /** Checks that there are width*height pixels. */
    public CursorShape {
        if (pixels.length != width * height) {
            throw new IllegalArgumentException(
                    "cursor of " + width + "x" + height + " with " + pixels.length + " pixels: must be width*height");
        }
    }

    /**
     * Reads a picture made of letters: {@code #} is black, {@code .} white, anything else transparent.
     *
     * @param rows of equal length
     */
    public static CursorShape parse(int hotspotX, int hotspotY, String... rows) {
        int width = rows.length == 0 ? 0 : rows[0].length();
        int[] pixels = new int[width * rows.length];
        for (int i = 0; i < pixels.length; i++) {
            char c = rows[i / width].charAt(i % width);
            pixels[i] = c == '#' ? 0xFF000000 : c == '.' ? 0xFFFFFFFF : 0;
        }
        return new CursorShape(width, rows.length, hotspotX, hotspotY, pixels);
    }

    /** Where the shape lies when the pointer is at this position; may reach outside of the screen to the right. */
    Area at(int pointerX, int pointerY) {
        return new Area(pointerX - hotspotX, pointerY - hotspotY, width, height);
    }
}
