package io.vncshot.imaging;

/**
 * Tells pixels that smooth an edge, by V. Vyšniauskas, "Anti-aliased Pixel and Intensity Slope Detector" (2009): between a
 * darker and a brighter neighbour, of which one lies in an area of one colour in both pictures.
 */
final class AntiAliasing {
    private static final int MANY = 3;

    private final Picture picture;
    private final Picture other;

    AntiAliasing(Picture picture, Picture other) {
        this.picture = picture;
        this.other = other;
    }

    /** Whether the picture's pixel is such a one. */
    boolean isAt(int x, int y) {
        int[] argb = picture.argb();
        int at = picture.rowStart(y) + x;
        int stride = picture.stride();
        int place = y * picture.width() + x;
        int equal = isAtEdge(picture, x, y) ? 1 : 0;
        double darkest = 0;
        double brightest = 0;
        int dark = 0;
        int bright = 0;
        int left = x > 0 ? -1 : 0;
        int right = x + 1 < picture.width() ? 1 : 0;
        int top = y > 0 ? -1 : 0;
        int bottom = y + 1 < picture.height() ? 1 : 0;
        // Columns before rows: of equally dark neighbours the first counts, as in pixelmatch.
        for (int column = left; column <= right; column++) {
            for (int row = top; row <= bottom; row++) {
                int neighbour = at + row * stride + column;
                if (neighbour == at) {
                    continue;
                }
                double delta = YiqDistance.brightness(argb[at], argb[neighbour], place);
                if (delta == 0) {
                    equal++;
                    if (equal == MANY) {
                        return false;
                    }
                } else if (delta < darkest) {
                    darkest = delta;
                    dark = (row + 1) * 3 + column + 1;
                } else if (delta > brightest) {
                    brightest = delta;
                    bright = (row + 1) * 3 + column + 1;
                }
            }
        }
        return darkest != 0
                && brightest != 0
                && (isFlat(x + dark % 3 - 1, y + dark / 3 - 1) || isFlat(x + bright % 3 - 1, y + bright / 3 - 1));
    }

    private boolean isFlat(int x, int y) {
        return hasManyEqualNeighbours(picture, x, y) && hasManyEqualNeighbours(other, x, y);
    }

    /** The picture's edge counts as one. */
    private static boolean hasManyEqualNeighbours(Picture in, int x, int y) {
        int[] argb = in.argb();
        int at = in.rowStart(y) + x;
        int centre = argb[at];
        // Without the pixel itself.
        int equal = isAtEdge(in, x, y) ? 0 : -1;
        int right = x + 1 < in.width() ? 1 : 0;
        int bottom = y + 1 < in.height() ? 1 : 0;
        for (int row = y > 0 ? -1 : 0; row <= bottom; row++) {
            int start = at + row * in.stride();
            for (int i = start - (x > 0 ? 1 : 0); i <= start + right; i++) {
                if (argb[i] == centre) {
                    equal++;
                }
            }
            if (equal >= MANY) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAtEdge(Picture in, int x, int y) {
        return x == 0 || y == 0 || x == in.width() - 1 || y == in.height() - 1;
    }
}
