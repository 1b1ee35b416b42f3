package io.vncshot.imaging;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which pixels of pictures of one size are not compared. Immutable. */
public final class PictureMask {
    private final int width;
    private final int height;
    /** Row-major; null where nothing is hidden. */
    private final boolean @Nullable [] hidden;

    private final long shownPixels;

    private PictureMask(int width, int height, boolean @Nullable [] hidden) {
        this.width = width;
        this.height = height;
        this.hidden = hidden;
        this.shownPixels = (long) width * height - count(hidden);
    }

    /** One that hides nothing. */
    public static PictureMask none(int width, int height) {
        return new PictureMask(width, height, null);
    }

    /**
     * One that leaves only some areas.
     *
     * @param regions what to compare; everything if there are none
     * @param masks what not to compare, of that
     * @throws IllegalArgumentException when one leaves the picture
     */
    public static PictureMask of(int width, int height, List<Area> regions, List<Area> masks) {
        if (regions.isEmpty() && masks.isEmpty()) {
            return none(width, height);
        }
        boolean[] hidden = new boolean[width * height];
        Arrays.fill(hidden, !regions.isEmpty());
        for (Area region : regions) {
            fill(hidden, width, height, region, "region ", false);
        }
        for (Area mask : masks) {
            fill(hidden, width, height, mask, "mask ", true);
        }
        return new PictureMask(width, height, hidden);
    }

    private static void fill(boolean[] hidden, int width, int height, Area area, String what, boolean value) {
        if (!area.fitsIn(width, height)) {
            throw new IllegalArgumentException(what + area + " leaves the picture of " + width + "x" + height);
        }
        for (int y = area.y(); y < area.y() + area.height(); y++) {
            Arrays.fill(hidden, y * width + area.x(), y * width + area.x() + area.width(), value);
        }
    }

    /**
     * One that also hides what a picture has any colour at: all of its pixels but the transparent ones.
     *
     * @throws IllegalArgumentException when the picture is of another size
     */
    public PictureMask and(Picture mask) {
        if (mask.width() != width || mask.height() != height) {
            throw new IllegalArgumentException("a mask picture of " + mask.width() + "x" + mask.height()
                    + " for a picture of " + width + "x" + height + ": must be of one size");
        }
        boolean[] both = hidden == null ? new boolean[width * height] : hidden.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] |= PictureDistance.isVisible(mask.argb()[mask.rowStart(i / width) + i % width]);
        }
        return new PictureMask(width, height, both);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public boolean hides(int x, int y) {
        return hidden != null && hidden[y * width + x];
    }

    /** How many pixels are compared. */
    public long shownPixels() {
        return shownPixels;
    }

    private static long count(boolean @Nullable [] hidden) {
        long count = 0;
        if (hidden != null) {
            for (boolean pixel : hidden) {
                count += pixel ? 1 : 0;
            }
        }
        return count;
    }
}
