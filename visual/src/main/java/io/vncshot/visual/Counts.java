package io.vncshot.visual;

/**
 * What a comparison counted.
 *
 * @param compared pixels that no mask hides
 * @param different of these
 * @param smoothing of these, those that differ only by smoothing an edge, and are not in {@code different}
 * @param allowed how many might differ
 */
public record Counts(long compared, long different, long smoothing, long allowed) {
    /** Nothing was compared. */
    public static final Counts NONE = new Counts(0, 0, 0, 0);

    /** Of the compared pixels, from 0 to 1. */
    public double ratio() {
        return compared == 0 ? 0 : different / (double) compared;
    }

    /** {@code 4138 of 2073600 pixels differ (0.20 %, allowed 0)}. */
    public String inWords() {
        return different + " of " + compared + " pixels differ (" + percent() + " %, allowed " + allowed + ")";
    }

    /** The ratio, to two places: {@code 0.20}. */
    String percent() {
        long hundredths = Math.round(ratio() * 10_000);
        if (hundredths == 0 && different > 0) {
            return "<0.01";
        }
        return hundredths / 100 + "." + hundredths / 10 % 10 + hundredths % 10;
    }
}
