package io.vncshot.imaging;

/** The search for the largest rectangle of a picture in which no pixel is transparent. */
final class OpaqueArea {
    /** How many visible pixels end above the place after this row, by columns; a column more than there is has none. */
    private final int[] heights;
    /** Columns at which rectangles start that are not closed yet, each higher than the one before. */
    private final int[] starts;

    private final int[] startHeights;
    private int open;
    private long largest;
    private Area area = new Area(0, 0, 1, 1);

    private OpaqueArea(int width) {
        heights = new int[width + 1];
        starts = new int[width + 1];
        startHeights = new int[width + 1];
    }

    /** @param picture with a visible pixel at least */
    static Area largest(Picture picture) {
        OpaqueArea search = new OpaqueArea(picture.width());
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                boolean visible = PictureDistance.isVisible(picture.argb()[picture.rowStart(y) + x]);
                search.heights[x] = visible ? search.heights[x] + 1 : 0;
            }
            search.endRow(y + 1);
        }
        return search.area;
    }

    private void endRow(int bottom) {
        open = 0;
        for (int x = 0; x < heights.length; x++) {
            int start = x;
            while (open > 0 && startHeights[open - 1] >= heights[x]) {
                open--;
                start = starts[open];
                offer(start, x, startHeights[open], bottom);
            }
            starts[open] = start;
            startHeights[open] = heights[x];
            open++;
        }
    }

    private void offer(int left, int right, int height, int bottom) {
        long size = (long) (right - left) * height;
        if (size > largest) {
            largest = size;
            area = new Area(left, bottom - height, right - left, height);
        }
    }
}
