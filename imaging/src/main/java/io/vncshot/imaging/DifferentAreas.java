package io.vncshot.imaging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts different pixels together: those of square cells that touch make an area, with the bounds of its pixels. */
final class DifferentAreas {
    /** Pixels on a side. */
    static final int CELL = 16;

    private final byte[] marks;
    private final int width;
    private final int height;
    private final int columns;
    private final int rows;
    /** Those whose pixels are not in an area yet. */
    private final boolean[] open;

    private final int[] waiting;
    private int waitingCount;
    private int left;
    private int top;
    private int right;
    private int bottom;
    private long pixels;

    private DifferentAreas(byte[] marks, boolean[] cells, int width) {
        this.marks = marks;
        this.width = width;
        this.height = marks.length / width;
        columns = columns(width);
        rows = (height + CELL - 1) / CELL;
        open = cells;
        waiting = new int[columns * rows];
    }

    /** How many cells a picture has. */
    static int cells(int width, int height) {
        return columns(width) * ((height + CELL - 1) / CELL);
    }

    static int cell(int x, int y, int width) {
        return y / CELL * columns(width) + x / CELL;
    }

    private static int columns(int width) {
        return (width + CELL - 1) / CELL;
    }

    /** @param cells those in which a pixel differs; all are false afterwards */
    static List<PictureDifference.DifferentArea> of(byte[] marks, boolean[] cells, int width, int most) {
        List<PictureDifference.DifferentArea> areas = new DifferentAreas(marks, cells, width).all();
        areas.sort(new MostPixelsFirst());
        return areas.size() > most ? List.copyOf(areas.subList(0, most)) : List.copyOf(areas);
    }

    private List<PictureDifference.DifferentArea> all() {
        List<PictureDifference.DifferentArea> areas = new ArrayList<>();
        for (int cell = 0; cell < open.length; cell++) {
            if (open[cell]) {
                areas.add(around(cell));
            }
        }
        return areas;
    }

    private PictureDifference.DifferentArea around(int start) {
        left = width;
        top = height;
        right = 0;
        bottom = 0;
        pixels = 0;
        add(start);
        while (waitingCount > 0) {
            int cell = waiting[--waitingCount];
            measure(cell % columns * CELL, cell / columns * CELL);
            for (int row = Math.max(0, cell / columns - 1); row <= Math.min(rows - 1, cell / columns + 1); row++) {
                for (int i = Math.max(0, cell % columns - 1); i <= Math.min(columns - 1, cell % columns + 1); i++) {
                    add(row * columns + i);
                }
            }
        }
        return new PictureDifference.DifferentArea(new Area(left, top, right - left, bottom - top), pixels);
    }

    private void add(int cell) {
        if (open[cell]) {
            open[cell] = false;
            waiting[waitingCount++] = cell;
        }
    }

    private void measure(int cellX, int cellY) {
        for (int y = cellY; y < Math.min(height, cellY + CELL); y++) {
            for (int x = cellX; x < Math.min(width, cellX + CELL); x++) {
                if (marks[y * width + x] == PictureDifference.DIFFERENT) {
                    left = Math.min(left, x);
                    top = Math.min(top, y);
                    right = Math.max(right, x + 1);
                    bottom = Math.max(bottom, y + 1);
                    pixels++;
                }
            }
        }
    }

    private static final class MostPixelsFirst implements Comparator<PictureDifference.DifferentArea> {
        @Override
        public int compare(PictureDifference.DifferentArea a, PictureDifference.DifferentArea b) {
            return Long.compare(b.pixels(), a.pixels());
        }
    }
}
