package io.vncshot.imaging;

import java.util.Optional;

/**
 * Finds a picture within larger ones. Most places are ruled out by sums of brightness and by a few pixels, neither of which
 * can differ by more than the pixels do together: nothing within the limit is missed. For one thread.
 */
public final class PictureFinder {
    private static final int MAX_POINTS = 1024;
    private static final int LEVELS = 256;

    private final Picture needle;
    private final long visible;
    private final double limit;
    /** The pixels furthest from the needle's mean brightness, those first. */
    private final int[] pointX;

    private final int[] pointY;
    private final int[] pointLuma;

    /**
     * Prepares a search.
     *
     * @param needle transparent pixels match anything
     * @param maxDistance the largest {@link PictureDistance#perceptual} that counts as found
     */
    public PictureFinder(Picture needle, double maxDistance) {
        this.needle = needle;
        this.visible = PictureDistance.visiblePixels(needle);
        this.limit = maxDistance * visible;
        int points = (int) Math.min(MAX_POINTS, visible);
        pointX = new int[points];
        pointY = new int[points];
        pointLuma = new int[points];
        choosePoints();
    }

    /** Where the needle is. */
    public record Match(int x, int y, double distance) {}

    /** The place that is most like the needle, the topmost of equal ones; empty if none is within the limit. */
    public Optional<Match> find(Picture screen) {
        LumaSums sums = new LumaSums(screen);
        LumaSums.Window window = sums.window(needle.width(), needle.height());
        long[] quarters = visible == (long) needle.width() * needle.height()
                ? new LumaSums(needle).window(needle.width(), needle.height()).quarters(0, 0)
                : new long[0];
        double best = limit;
        Match match = null;
        for (int y = 0; y + needle.height() <= screen.height(); y++) {
            for (int x = 0; x + needle.width() <= screen.width(); x++) {
                double budget = best * PictureDistance.WEIGHTS;
                if (window.difference(x, y, quarters) > budget || pointsDiffer(sums, x, y) > budget) {
                    continue;
                }
                double sum = PictureDistance.sum(screen.crop(x, y, needle.width(), needle.height()), needle, best);
                if (sum < best || (sum == best && match == null)) {
                    best = sum;
                    match = new Match(x, y, sum / Math.max(1, visible));
                }
                if (match != null && best == 0) {
                    return Optional.of(match);
                }
            }
        }
        return Optional.ofNullable(match);
    }

    private long pointsDiffer(LumaSums sums, int x, int y) {
        double budget = limit * PictureDistance.WEIGHTS;
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
        for (int i = 0; i < needle.width() * needle.height(); i++) {
            if (isVisible(i)) {
                counts[contrast(i, mean)]++;
            }
        }
        int[] next = new int[LEVELS];
        for (int level = LEVELS - 2; level >= 0; level--) {
            next[level] = next[level + 1] + counts[level + 1];
        }
        for (int i = 0; i < needle.width() * needle.height(); i++) {
            if (isVisible(i)) {
                int at = next[contrast(i, mean)]++;
                if (at < pointLuma.length) {
                    pointX[at] = i % needle.width();
                    pointY[at] = i / needle.width();
                    pointLuma[at] = LumaSums.luma(pixel(i));
                }
            }
        }
    }

    private int meanLuma() {
        long sum = 0;
        for (int i = 0; i < needle.width() * needle.height(); i++) {
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
        return needle.argb()[needle.rowStart(index / needle.width()) + index % needle.width()];
    }
}
