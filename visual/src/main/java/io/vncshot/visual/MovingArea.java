package io.vncshot.visual;

import io.vncshot.imaging.Area;

/** An area that did not come to rest, and how often it changed. */
public record MovingArea(Area area, int times) {
    /** {@code 1840,1050 80x24 changed 14 times}. */
    @Override
    public String toString() {
        return area + " changed " + times + (times == 1 ? " time" : " times");
    }
}
