package io.vncshot.imaging;

import java.util.ArrayList;
import java.util.List;

/** A picture to search for, and what tells it from most others soon. Not changed once it is made. */
final class SearchedPicture {
    static final int QUARTERS = 2;
    /** Parts each way of pictures that are large enough. */
    private static final int PARTS = 6;

    private static final int MAX_POINTS = 1024;
    private static final int LEVELS = 256;

    private final Picture picture;
    private final long visible;
    /** The pixels furthest from the mean brightness, those first. */
    private final int[] pointX;

    private final int[] pointY;
    private final int[] pointLuma;
    private final Area core;
    private final long[] quarters;
    private final int partsEachWay;
    private final long[] parts;
    private final List<Area> partAreas = new ArrayList<>();

    /** @param picture transparent pixels match anything; without others, what this says of the core means nothing */
    SearchedPicture(Picture picture) {
        this.picture = picture;
        this.visible = PictureDistance.visiblePixels(picture);
        int points = (int) Math.min(MAX_POINTS, visible);
        pointX = new int[points];
        pointY = new int[points];
        pointLuma = new int[points];
        choosePoints();
        core = OpaqueArea.largest(picture);
        quarters = sums(QUARTERS);
        int side = Math.min(core.width(), core.height());
        partsEachWay = side >= 2 * PARTS ? PARTS : Math.min(side, QUARTERS);
        parts = sums(partsEachWay);
        for (int i = 0; i < parts.length; i++) {
            partAreas.add(partArea(i % partsEachWay, i / partsEachWay));
        }
    }

    private long[] sums(int each) {
        return new LumaSums(picture.crop(core.x(), core.y(), core.width(), core.height()))
                .window(core.width(), core.height(), each)
                .sums(0, 0);
    }

    private Area partArea(int column, int row) {
        int left = column * core.width() / partsEachWay;
        int top = row * core.height() / partsEachWay;
        return new Area(
                core.x() + left,
                core.y() + top,
                (column + 1) * core.width() / partsEachWay - left,
                (row + 1) * core.height() / partsEachWay - top);
    }

    Picture picture() {
        return picture;
    }

    /** How many pixels are not transparent. */
    long visible() {
        return visible;
    }

    /** The largest rectangle without transparent pixels. */
    Area core() {
        return core;
    }

    /** The sums of the brightness of the core's quarters. */
    long[] quarters() {
        return quarters;
    }

    /** How many {@link #parts} the core has each way. */
    int partsEachWay() {
        return partsEachWay;
    }

    /** As {@link #quarters}, but smaller ones where they would not be tiny. */
    long[] parts() {
        return parts;
    }

    /** Where the {@link #parts} are in the picture. */
    List<Area> partAreas() {
        return partAreas;
    }

    /** Whether there are visible pixels outside of the core. */
    boolean hasMoreThanCore() {
        return visible > (long) core.width() * core.height();
    }

    /** How much chosen pixels differ together, or some value over the budget as soon as it exceeds that. */
    long pointsDiffer(Picture screen, int x, int y, double budget) {
        long difference = 0;
        for (int i = 0; i < pointLuma.length && difference <= budget; i++) {
            int pixel = screen.argb()[screen.rowStart(y + pointY[i]) + x + pointX[i]];
            difference += Math.abs(LumaSums.luma(pixel) - pointLuma[i]);
        }
        return difference;
    }

    /** By counting how many pixels are how far from the mean. */
    private void choosePoints() {
        int mean = meanLuma();
        int[] counts = new int[LEVELS];
        for (int i = 0; i < picture.width() * picture.height(); i++) {
            if (isVisible(i)) {
                counts[contrast(i, mean)]++;
            }
        }
        int[] next = new int[LEVELS];
        for (int level = LEVELS - 2; level >= 0; level--) {
            next[level] = next[level + 1] + counts[level + 1];
        }
        for (int i = 0; i < picture.width() * picture.height(); i++) {
            if (isVisible(i)) {
                int at = next[contrast(i, mean)]++;
                if (at < pointLuma.length) {
                    pointX[at] = i % picture.width();
                    pointY[at] = i / picture.width();
                    pointLuma[at] = LumaSums.luma(pixel(i));
                }
            }
        }
    }

    private int meanLuma() {
        long sum = 0;
        for (int i = 0; i < picture.width() * picture.height(); i++) {
            sum += isVisible(i) ? LumaSums.luma(pixel(i)) : 0;
        }
        return (int) (sum / Math.max(1, visible));
    }

    private int contrast(int index, int mean) {
        return Math.abs(LumaSums.luma(pixel(index)) - mean) / PictureDistance.WEIGHTS;
    }

    private boolean isVisible(int index) {
        return PictureDistance.isVisible(pixel(index));
    }

    private int pixel(int index) {
        return picture.argb()[picture.rowStart(index / picture.width()) + index % picture.width()];
    }
}
