package io.vncshot.imaging;

/**
 * How far pictures of one size are apart. Transparent pixels of the reference match anything; of the screen, which is opaque,
 * the alpha does not count.
 */
public final class PictureDistance {
    static final int RED_WEIGHT = 299;
    static final int GREEN_WEIGHT = 587;
    static final int BLUE_WEIGHT = 114;
    static final int WEIGHTS = RED_WEIGHT + GREEN_WEIGHT + BLUE_WEIGHT;

    private static final int CHANNELS = 3;
    private static final int LEVELS = 256;

    private PictureDistance() {}

    /**
     * The mean over all pixels of how far their colours are apart, in steps of 8 bits: 0 for equal pictures, 255 between black
     * and white. The channels count as the eye weighs them (ITU-R BT.601).
     */
    public static double perceptual(Picture screen, Picture reference) {
        double sum = sum(screen, reference, Double.MAX_VALUE);
        return sum == 0 ? 0 : sum / visiblePixels(reference);
    }

    /** The sum of the distances, or some value over {@code limit} as soon as it exceeds that. */
    static double sum(Picture screen, Picture reference, double limit) {
        requireSameSize(screen, reference);
        int[] ours = screen.argb();
        int[] theirs = reference.argb();
        double sum = 0;
        for (int y = 0; y < reference.height() && sum <= limit; y++) {
            int a = screen.rowStart(y);
            int b = reference.rowStart(y);
            for (int end = b + reference.width(); b < end; b++) {
                int pixel = ours[a++];
                int other = theirs[b];
                if (((pixel ^ other) & 0xFFFFFF) != 0 && isVisible(other)) {
                    sum += colours(pixel, other);
                }
            }
        }
        return sum;
    }

    /**
     * The root of the mean square of what the histograms of the channels differ by, as vncdotool 1.x compares: 0 also for
     * pictures with the same pixels at other places, growing with the size of the picture.
     */
    public static double histogram(Picture screen, Picture reference) {
        requireSameSize(screen, reference);
        int[] counts = new int[CHANNELS * LEVELS];
        count(screen, 1, counts);
        count(reference, -1, counts);
        double squares = 0;
        for (int count : counts) {
            squares += (double) count * count;
        }
        return Math.sqrt(squares / counts.length);
    }

    static boolean isVisible(int pixel) {
        return pixel >>> 24 != 0;
    }

    static long visiblePixels(Picture picture) {
        long visible = 0;
        for (int y = 0; y < picture.height(); y++) {
            int row = picture.rowStart(y);
            for (int x = 0; x < picture.width(); x++) {
                visible += isVisible(picture.argb()[row + x]) ? 1 : 0;
            }
        }
        return visible;
    }

    private static double colours(int a, int b) {
        int red = (a >> 16 & 0xFF) - (b >> 16 & 0xFF);
        int green = (a >> 8 & 0xFF) - (b >> 8 & 0xFF);
        int blue = (a & 0xFF) - (b & 0xFF);
        int weighted = RED_WEIGHT * red * red + GREEN_WEIGHT * green * green + BLUE_WEIGHT * blue * blue;
        return Math.sqrt(weighted / (double) WEIGHTS);
    }

    private static void count(Picture picture, int sign, int[] counts) {
        for (int y = 0; y < picture.height(); y++) {
            int row = picture.rowStart(y);
            for (int x = 0; x < picture.width(); x++) {
                int pixel = picture.argb()[row + x];
                counts[pixel >> 16 & 0xFF] += sign;
                counts[LEVELS + (pixel >> 8 & 0xFF)] += sign;
                counts[2 * LEVELS + (pixel & 0xFF)] += sign;
            }
        }
    }

    private static void requireSameSize(Picture screen, Picture reference) {
        if (screen.width() != reference.width() || screen.height() != reference.height()) {
            throw new IllegalArgumentException("pictures of " + screen.width() + "x" + screen.height() + " and "
                    + reference.width() + "x" + reference.height() + ": must be of one size");
        }
    }
}
