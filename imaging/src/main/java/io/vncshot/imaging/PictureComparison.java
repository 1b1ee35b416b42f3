package io.vncshot.imaging;

import java.util.Arrays;

/**
 * Compares pictures pixel by pixel, as the eye does. Counts the pixels that npm's {@code pixelmatch} 7.2 counts: the
 * distance in YIQ of Kotsarenko and Ramos (2010) is over the threshold, and the pixel does not smooth an edge by the rule
 * of Vyšniauskas (2009).
 */
public final class PictureComparison {
    /** What results call this way of comparing, and the version that changes when its counts do. */
    public static final String NAME = "yiq";

    public static final int VERSION = 1;

    private static final int BLOCK = 64;
    private static final int PIXELS_FOR_TWO_THREADS = 1 << 16;

    private final Picture expected;
    private final Picture actual;
    private final PictureMask mask;
    private final double limit;
    /** The steps of 8 bits that all channels may be apart by at least. */
    private final int nearness;

    private final boolean leavesOutSmoothing;
    private final AntiAliasing inExpected;
    private final AntiAliasing inActual;
    private final PictureDifference difference;

    private PictureComparison(Picture expected, Picture actual, PictureMask mask, Rule rule) {
        this.expected = expected;
        this.actual = actual;
        this.mask = mask;
        this.limit = YiqDistance.LARGEST * rule.threshold * rule.threshold;
        this.nearness = YiqDistance.nearness(limit);
        this.leavesOutSmoothing = rule.smoothing == Smoothing.LEFT_OUT;
        this.inExpected = new AntiAliasing(expected, actual);
        this.inActual = new AntiAliasing(actual, expected);
        this.difference = new PictureDifference(expected, mask);
    }

    /** What to do with pixels that smooth an edge, and so depend on the renderer's mood. */
    public enum Smoothing {
        LEFT_OUT,
        COUNTED
    }

    /**
     * What counts as different.
     *
     * @param threshold from 0, any difference, to 1, the largest there is; black and white are 0.966 apart
     */
    public record Rule(double threshold, Smoothing smoothing) {
        public static final Rule DEFAULT = new Rule(0.1, Smoothing.LEFT_OUT);

        /** @throws IllegalArgumentException for a threshold out of range */
        public Rule {
            if (!(threshold >= 0 && threshold <= 1)) {
                throw new IllegalArgumentException("threshold " + threshold + ": must be from 0 to 1");
            }
        }
    }

    /**
     * Compares two pictures, with a second thread where it pays.
     *
     * @param mask of the pictures' size
     * @throws IllegalArgumentException when the three are not of one size
     */
    public static PictureDifference compare(Picture expected, Picture actual, PictureMask mask, Rule rule) {
        boolean oneSize = expected.width() == actual.width()
                && expected.height() == actual.height()
                && expected.width() == mask.width()
                && expected.height() == mask.height();
        if (!oneSize) {
            throw new IllegalArgumentException("pictures of " + expected.width() + "x" + expected.height() + " and "
                    + actual.width() + "x" + actual.height() + " with a mask of " + mask.width() + "x" + mask.height()
                    + ": must be of one size");
        }
        PictureComparison comparison = new PictureComparison(expected, actual, mask, rule);
        comparison.compareAll();
        return comparison.difference;
    }

    private void compareAll() {
        int height = expected.height();
        if (Runtime.getRuntime().availableProcessors() < 2 || expected.width() * height < PIXELS_FOR_TWO_THREADS) {
            compareRows(0, height);
            return;
        }
        int middle = height / 2 / DifferentAreas.CELL * DifferentAreas.CELL;
        HelperThread lower = new HelperThread("compare") {
            @Override
            public void run() {
                compareRows(middle, height);
            }
        };
        lower.start();
        try {
            compareRows(0, middle);
        } finally {
            lower.awaitEnd();
        }
    }

    private void compareRows(int first, int end) {
        for (int y = first; y < end; y++) {
            // In small pieces: while nothing is compiled, finding a difference in a long row costs a hundred times as
            // much.
            for (int x = 0; x < expected.width(); x += BLOCK) {
                compareBlock(x, Math.min(x + BLOCK, expected.width()), y);
            }
        }
    }

    private void compareBlock(int left, int right, int y) {
        int[] a = expected.argb();
        int[] b = actual.argb();
        int aRow = expected.rowStart(y);
        int bRow = actual.rowStart(y);
        int equal = Arrays.mismatch(a, aRow + left, aRow + right, b, bRow + left, bRow + right);
        if (equal < 0) {
            return;
        }
        for (int x = left + equal; x < right; x++) {
            int before = a[aRow + x];
            int after = b[bRow + x];
            if (before != after && !isNear(before, after)) {
                compare(x, y, before, after);
            }
        }
    }

    /** Whether the colours cannot be further apart than the limit, whatever their distance is: for cheap. */
    private boolean isNear(int before, int after) {
        return (before & after) >>> 24 == 0xFF
                && Math.abs((before & 0xFF) - (after & 0xFF)) <= nearness
                && Math.abs((before >> 8 & 0xFF) - (after >> 8 & 0xFF)) <= nearness
                && Math.abs((before >> 16 & 0xFF) - (after >> 16 & 0xFF)) <= nearness;
    }

    private void compare(int x, int y, int before, int after) {
        boolean counts = !mask.hides(x, y) && YiqDistance.squared(before, after, y * expected.width() + x) > limit;
        if (counts) {
            boolean smooths = leavesOutSmoothing && (inExpected.isAt(x, y) || inActual.isAt(x, y));
            difference.mark(x, y, smooths ? PictureDifference.SMOOTHING : PictureDifference.DIFFERENT);
        }
    }
}
