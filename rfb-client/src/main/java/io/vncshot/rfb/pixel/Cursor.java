package io.vncshot.rfb.pixel;

/**
 * A pointer's shape, as the Cursor pseudo-encoding gives it (RFC 6143 §7.8.1).
 *
 * @param argb row-major, {@code width * height}, {@code 0xFFRRGGBB} where the shape is opaque and 0 where it is not;
 *     between the two, the colours are multiplied by the alpha already. Not to be changed
 */
public record Cursor(int hotspotX, int hotspotY, int width, int height, int[] argb) {
    /** Whether there is nothing to draw. */
    public boolean isEmpty() {
        return width == 0 || height == 0;
    }
}
