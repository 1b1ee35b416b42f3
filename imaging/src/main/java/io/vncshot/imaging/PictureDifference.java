package io.vncshot.imaging;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Where two pictures of one size differ. */
public final class PictureDifference {
    static final byte DIFFERENT = 1;
    static final byte SMOOTHING = 2;

    private final Picture expected;
    private final PictureMask mask;
    private final byte[] marks;
    /** Which cells have a pixel that differs. */
    private final boolean[] cells;

    private final AtomicLong different = new AtomicLong();
    private final AtomicLong smoothing = new AtomicLong();

    PictureDifference(Picture expected, PictureMask mask) {
        this.expected = expected;
        this.mask = mask;
        this.marks = new byte[expected.width() * expected.height()];
        this.cells = DifferentAreas.cells(expected.width(), expected.height());
    }

    /** For any number of threads, each with rows of its own. */
    void mark(int x, int y, byte mark) {
        marks[y * expected.width() + x] = mark;
        if (mark == DIFFERENT) {
            cells[DifferentAreas.cell(x, y, expected.width())] = true;
            different.incrementAndGet();
        } else {
            smoothing.incrementAndGet();
        }
    }

    /** How many pixels differ. */
    public long different() {
        return different.get();
    }

    /** How many differ but were left out, since they smooth an edge. */
    public long smoothing() {
        return smoothing.get();
    }

    /** How many were compared: all that no mask hides. */
    public long compared() {
        return mask.shownPixels();
    }

    /**
     * The areas that differ, those with the most pixels first. Pixels belong to one area when they are near to one another.
     *
     * @param most how many areas are wanted at most
     */
    public List<DifferentArea> areas(int most) {
        return DifferentAreas.of(marks, cells.clone(), expected.width(), most);
    }

    /** An area that differs, and how many of its pixels do. */
    public record DifferentArea(Area area, long pixels) {}

    /** The expected picture, pale and grey, with what differs in red, what smooths edges in yellow and masks in blue. */
    public Picture drawn() {
        return new DifferenceDrawing(expected, mask, marks).draw();
    }
}
