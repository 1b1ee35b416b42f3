package io.vncshot.visual;

import io.vncshot.imaging.PictureComparison.Rule;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What may differ.
 *
 * @param rule when a pixel differs
 * @param maxPixels how many pixels may differ
 * @param maxRatio how many of the compared pixels may differ, from 0 to 1
 */
public record Tolerance(Rule rule, OptionalLong maxPixels, OptionalDouble maxRatio) {
    /** No pixel may differ, by the default rule. */
    public static final Tolerance NONE = new Tolerance(Rule.DEFAULT, OptionalLong.empty(), OptionalDouble.empty());

    /** @throws IllegalArgumentException for a number out of range */
    public Tolerance {
        if (maxPixels.isPresent() && maxPixels.getAsLong() < 0) {
            throw new IllegalArgumentException("max-diff-pixels " + maxPixels.getAsLong() + ": must be at least 0");
        }
        if (maxRatio.isPresent() && !(maxRatio.getAsDouble() >= 0 && maxRatio.getAsDouble() <= 1)) {
            throw new IllegalArgumentException("max-diff-ratio " + maxRatio.getAsDouble() + ": must be from 0 to 1");
        }
    }

    /** How many of so many compared pixels may differ: the smaller of the two limits, 0 without one. */
    public long allowed(long compared) {
        long byPixels = maxPixels.orElse(maxRatio.isPresent() ? Long.MAX_VALUE : 0);
        long byRatio = maxRatio.isPresent() ? (long) (maxRatio.getAsDouble() * compared) : Long.MAX_VALUE;
        return Math.min(byPixels, byRatio);
    }
}
