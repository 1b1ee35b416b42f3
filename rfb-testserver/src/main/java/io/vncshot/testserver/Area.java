package io.vncshot.testserver;

/** A rectangle of the screen in pixels, the right and bottom edges excluded. */
public record Area(int x, int y, int width, int height) {

    /** Checks that neither side is negative. */
    public Area {
        if (width < 0 || height < 0) {
            throw new IllegalArgumentException("area of " + width + "x" + height + ": sides cannot be negative");
        }
    }

    /** The first column right of the area. */
    public int right() {
        return x + width;
    }

    /** The first row below the area. */
    public int bottom() {
        return y + height;
    }

    public boolean isEmpty() {
        return width == 0 || height == 0;
    }

    public boolean contains(int pointX, int pointY) {
        return pointX >= x && pointX < right() && pointY >= y && pointY < bottom();
    }

    public boolean contains(Area other) {
        return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
    }

    public boolean intersects(Area other) {
        return !intersection(other).isEmpty();
    }

    /** The common part, an empty area when there is none. */
    public Area intersection(Area other) {
        int left = Math.max(x, other.x);
        int top = Math.max(y, other.y);
        int commonWidth = Math.max(0, Math.min(right(), other.right()) - left);
        int commonHeight = Math.max(0, Math.min(bottom(), other.bottom()) - top);
        return new Area(left, top, commonWidth, commonHeight);
    }

    /** The smallest area that holds both. */
    public Area union(Area other) {
        int left = Math.min(x, other.x);
        int top = Math.min(y, other.y);
        return new Area(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }

    /** The same area at another place. */
    public Area movedBy(int deltaX, int deltaY) {
        return new Area(x + deltaX, y + deltaY, width, height);
    }
}
