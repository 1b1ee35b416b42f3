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
        int centre = pixel(picture, x, y);
        int place = y * picture.width() + x;
        int equal = isAtEdge(x, y) ? 1 : 0;
        double darkest = 0;
        double brightest = 0;
        int darkX = 0;
        int darkY = 0;
        int brightX = 0;
        int brightY = 0;
        int right = Math.min(x + 1, picture.width() - 1);
        int bottom = Math.min(y + 1, picture.height() - 1);
        // Columns before rows: of equally dark neighbours the first counts, as in pixelmatch.
        for (int column = Math.max(x - 1, 0); column <= right; column++) {
            for (int row = Math.max(y - 1, 0); row <= bottom; row++) {
                if (column == x && row == y) {
                    continue;
                }
                double delta = YiqDistance.brightness(centre, pixel(picture, column, row), place);
                if (delta == 0) {
                    equal++;
                    if (equal == MANY) {
                        return false;
                    }
                } else if (delta < darkest) {
                    darkest = delta;
                    darkX = column;
                    darkY = row;
                } else if (delta > brightest) {
                    brightest = delta;
                    brightX = column;
                    brightY = row;
                }
            }
        }
        return darkest != 0 && brightest != 0 && (isFlat(darkX, darkY) || isFlat(brightX, brightY));
    }

    private boolean isFlat(int x, int y) {
        return hasManyEqualNeighbours(picture, x, y) && hasManyEqualNeighbours(other, x, y);
    }

    /** The picture's edge counts as one. */
    private boolean hasManyEqualNeighbours(Picture in, int x, int y) {
        int centre = pixel(in, x, y);
        int equal = isAtEdge(x, y) ? 1 : 0;
        int right = Math.min(x + 1, in.width() - 1);
        int bottom = Math.min(y + 1, in.height() - 1);
        for (int row = Math.max(y - 1, 0); row <= bottom; row++) {
            for (int column = Math.max(x - 1, 0); column <= right; column++) {
                boolean neighbour = column != x || row != y;
                if (neighbour && pixel(in, column, row) == centre) {
                    equal++;
                }
            }
        }
        return equal >= MANY;
    }

    private boolean isAtEdge(int x, int y) {
        return x == 0 || y == 0 || x == picture.width() - 1 || y == picture.height() - 1;
    }

    private static int pixel(Picture picture, int x, int y) {
        return picture.argb()[picture.rowStart(y) + x];
    }
}
