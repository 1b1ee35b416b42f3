package io.vncshot.imaging;

import java.util.ArrayList;
import java.util.List;

/** A picture to search for, and what tells it from most others soon. Not changed once it is made. */
final class SearchedPicture {
    static final int QUARTERS = 2;
    /** Parts each way, coarse ones before fine ones. */
    private static final int[] PARTS = {6, 16};

    private static final int MAX_POINTS = 1024;
    private static final int LEVELS = 256;

    private final Picture picture;
    private final long visible;
    /** The pixels furthest from the mean brightness, those first. */
    private final int[] pointX;

    private final int[] pointY;
    private final int[] pointLuma;
    private final long[] quarters;
    private final List<Parts> parts = new ArrayList<>();

    /** @param picture transparent pixels match anything */
    SearchedPicture(Picture picture) {
        this.picture = picture;
        this.visible = PictureDistance.visiblePixels(picture);
        int points = (int) Math.min(MAX_POINTS, visible);
        pointX = new int[points];
        pointY = new int[points];
        pointLuma = new int[points];
        choosePoints();
        boolean whole = visible == (long) picture.width() * picture.height();
        quarters = whole ? sums(QUARTERS) : new long[0];
        for (int each : PARTS) {
            if (whole && Math.min(picture.width(), picture.height()) >= 2 * each) {
                parts.add(new Parts(each, sums(each)));
            }
        }
    }

    /** The sums of the brightness of parts, row-major, so many each way. */
    @SuppressWarnings("ArrayRecordComponent")
    record Parts(int each, long[] sums) {}

    private long[] sums(int each) {
        return new LumaSums(picture)
                .window(picture.width(), picture.height(), each)
                .sums(0, 0);
    }

    Picture picture() {
        return picture;
    }

    /** How many pixels are not transparent. */
    long visible() {
        return visible;
    }

    /** The sums of the brightness of its quarters; none where pixels are transparent. */
    long[] quarters() {
        return quarters;
    }

    /** As {@link #quarters}, smaller and smaller; none where they would be tiny. */
    List<Parts> parts() {
        return parts;
    }

    /** How much chosen pixels differ together, or some value over the budget as soon as it exceeds that. */
    long pointsDiffer(LumaSums sums, int x, int y, double budget) {
        long difference = 0;
        for (int i = 0; i < pointLuma.length && difference <= budget; i++) {
            difference += Math.abs(sums.luma(x + pointX[i], y + pointY[i]) - pointLuma[i]);
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
