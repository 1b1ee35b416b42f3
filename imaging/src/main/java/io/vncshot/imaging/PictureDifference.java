package io.vncshot.imaging;

import java.util.List;

/** Where two pictures of one size differ. */
public final class PictureDifference {
    static final byte DIFFERENT = 1;
    static final byte SMOOTHING = 2;

    private final Picture expected;
    private final PictureMask mask;
    private final byte[] marks;
    /** By cells. */
    private final int[] different;

    private final int[] smoothing;

    PictureDifference(Picture expected, PictureMask mask) {
        this.expected = expected;
        this.mask = mask;
        this.marks = new byte[expected.width() * expected.height()];
        this.different = new int[DifferentAreas.cells(expected.width(), expected.height())];
        this.smoothing = new int[different.length];
    }

    /** For any number of threads, each with rows of cells of its own. */
    void mark(int x, int y, byte mark) {
        marks[y * expected.width() + x] = mark;
        (mark == DIFFERENT ? different : smoothing)[DifferentAreas.cell(x, y, expected.width())]++;
    }

    /** How many pixels differ. */
    public long different() {
        return sum(different);
    }

    /** How many differ but were left out, since they smooth an edge. */
    public long smoothing() {
        return sum(smoothing);
    }

    private static long sum(int[] counts) {
        long sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
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
        boolean[] cells = new boolean[different.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = different[i] > 0;
        }
        return DifferentAreas.of(marks, cells, expected.width(), most);
    }

    /** An area that differs, and how many of its pixels do. */
    public record DifferentArea(Area area, long pixels) {}

    /** The expected picture, pale and grey, with what differs in red, what smooths edges in yellow and masks in blue. */
    public Picture drawn() {
        return new DifferenceDrawing(expected, mask, marks).draw();
    }
}
