package io.vncshot.imaging;

/**
 * A rectangle of pixels.
 *
 * @param x the left column, from 0
 * @param y the top row, from 0
 * @param width at least 1
 * @param height at least 1
 */
public record Area(int x, int y, int width, int height) {
    /** @throws IllegalArgumentException when a number is below its least */
    public Area {
        if (x < 0 || y < 0 || width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "area " + text(x, y, width, height) + ": X and Y must be at least 0, W and H at least 1");
        }
    }

    /** Whether it lies within a picture of that size. */
    public boolean fitsIn(int pictureWidth, int pictureHeight) {
        return (long) x + width <= pictureWidth && (long) y + height <= pictureHeight;
    }

    /** Whether the two have a pixel in common. */
    public boolean overlaps(Area other) {
        return x < (long) other.x + other.width
                && other.x < (long) x + width
                && y < (long) other.y + other.height
                && other.y < (long) y + height;
    }

    /** The smallest area that holds both. */
    public Area union(Area other) {
        int left = Math.min(x, other.x);
        int top = Math.min(y, other.y);
        int right = Math.max(x + width, other.x + other.width);
        int bottom = Math.max(y + height, other.y + other.height);
        return new Area(left, top, right - left, bottom - top);
    }

    /** {@code 312,180 96x24}. */
    @Override
    public String toString() {
        return text(x, y, width, height);
    }

    private static String text(int x, int y, int width, int height) {
        return x + "," + y + " " + width + "x" + height;
    }
}
