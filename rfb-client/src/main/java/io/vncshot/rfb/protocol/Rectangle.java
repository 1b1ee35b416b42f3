package io.vncshot.rfb.protocol;

/** A part of the screen in pixels, its origin at the top left; width and height may be 0. */
public record Rectangle(int x, int y, int width, int height) {
    public Rectangle {
        if (x < 0 || y < 0 || width < 0 || height < 0) {
            throw new IllegalArgumentException("rectangle " + x + "," + y + " " + width + "x" + height
                    + ": no coordinate or size may be negative");
        }
    }

    public boolean isEmpty() {
        return width == 0 || height == 0;
    }

    /** Whether all of this rectangle lies on a screen of the given size. */
    public boolean fitsIn(int screenWidth, int screenHeight) {
        return (long) x + width <= screenWidth && (long) y + height <= screenHeight;
    }

    public boolean contains(int pointX, int pointY) {
        return pointX >= x && pointY >= y && pointX - x < width && pointY - y < height;
    }

    /** The smallest rectangle around both. */
    public Rectangle union(Rectangle other) {
        int left = Math.min(x, other.x);
        int top = Math.min(y, other.y);
        int right = Math.max(x + width, other.x + other.width);
        int bottom = Math.max(y + height, other.y + other.height);
        return new Rectangle(left, top, right - left, bottom - top);
    }

    /** What lies in both; empty, and anywhere, when nothing does. */
    public Rectangle intersection(Rectangle other) {
        int left = Math.max(x, other.x);
        int top = Math.max(y, other.y);
        int right = Math.min(x + width, other.x + other.width);
        int bottom = Math.min(y + height, other.y + other.height);
        return new Rectangle(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    /** {@code X,Y WxH}, as messages write it. */
    @Override
    public String toString() {
        return x + "," + y + " " + width + "x" + height;
    }
}
