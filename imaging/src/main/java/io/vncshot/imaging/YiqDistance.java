package io.vncshot.imaging;

/**
 * How far colours are apart to the eye: the squared distance in YIQ of Kotsarenko and Ramos, "Measuring perceived color
 * difference using YIQ NTSC transmission color space in mobile applications" (2010).
 *
 * <p>A pixel that can be seen through is blended with a pattern that depends on its place, as pixelmatch does, whose counts
 * the comparison is to have: with the numbers of doubles and in that order.
 */
final class YiqDistance {
    /** Between the two colours that are furthest apart. */
    static final double LARGEST = 35215;

    private static final double GOLDEN = 1.618033988749895;
    private static final double GOLDEN_SQUARE = 2.618033988749895;
    private static final int DARK = 48;
    private static final int LIGHT = 207;
    private static final int BYTES_PER_PIXEL = 4;

    private YiqDistance() {}

    /**
     * The largest difference of every channel of opaque colours, in steps of 8 bits, that is within a squared distance for sure.
     */
    static int nearness(double limit) {
        int steps = 0;
        while (steps < 255 && LARGEST * (steps + 1) * (steps + 1) / (255.0 * 255.0) < limit) {
            steps++;
        }
        return steps;
    }

    /** @param place of the pixels in the picture, row-major */
    static double squared(int first, int second, int place) {
        double red;
        double green;
        double blue;
        if ((first & second) >>> 24 == 0xFF) {
            red = (first >> 16 & 0xFF) - (second >> 16 & 0xFF);
            green = (first >> 8 & 0xFF) - (second >> 8 & 0xFF);
            blue = (first & 0xFF) - (second & 0xFF);
        } else {
            red = blended(first, second, 16, DARK);
            green = blended(first, second, 8, greenBehind(place));
            blue = blended(first, second, 0, blueBehind(place));
        }
        double y = red * 0.29889531 + green * 0.58662247 + blue * 0.11448223;
        double i = red * 0.59597799 - green * 0.27417610 - blue * 0.32180189;
        double q = red * 0.21147017 - green * 0.52261711 + blue * 0.31114694;
        return 0.5053 * y * y + 0.299 * i * i + 0.1957 * q * q;
    }

    /** How much brighter the first is; 0 for equal ones. */
    static double brightness(int first, int second, int place) {
        if (first == second) {
            return 0;
        }
        if ((first & second) >>> 24 == 0xFF) {
            return ((first >> 16 & 0xFF) - (second >> 16 & 0xFF)) * 0.29889531
                    + ((first >> 8 & 0xFF) - (second >> 8 & 0xFF)) * 0.58662247
                    + ((first & 0xFF) - (second & 0xFF)) * 0.11448223;
        }
        return blended(first, second, 16, DARK) * 0.29889531
                + blended(first, second, 8, greenBehind(place)) * 0.58662247
                + blended(first, second, 0, blueBehind(place)) * 0.11448223;
    }

    private static double blended(int first, int second, int shift, int behind) {
        int firstAlpha = first >>> 24;
        int secondAlpha = second >>> 24;
        int sum = (first >> shift & 0xFF) * firstAlpha
                - (second >> shift & 0xFF) * secondAlpha
                - behind * (firstAlpha - secondAlpha);
        return sum / 255.0;
    }

    private static int greenBehind(int place) {
        return (int) (place * BYTES_PER_PIXEL / GOLDEN) % 2 == 0 ? DARK : LIGHT;
    }

    private static int blueBehind(int place) {
        return (int) (place * BYTES_PER_PIXEL / GOLDEN_SQUARE) % 2 == 0 ? DARK : LIGHT;
    }
}
