package io.vncshot.cli.option;

/** What {@code expect} calls the distance of two pictures. */
public enum ExpectMetric {
    /** How far pixels are apart on average, each at its place. */
    PERCEPTUAL,
    /** What the histograms differ by, as vncdotool 1.x measures it. */
    HISTOGRAM
}
