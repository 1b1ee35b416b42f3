package io.vncshot.imaging;

/** Scanlines cut in strips, in a way that depends on the picture alone. */
record StripPlan(Scanlines scanlines, int height, int rowsPerStrip) {
    // Long enough for deflate to lose nothing worth the name by starting anew, short enough to share the work evenly.
    private static final int STRIP_BYTES = 1 << 18;

    static StripPlan of(Scanlines scanlines, int height) {
        int rows = Math.max(1, STRIP_BYTES / scanlines.rowBytes());
        return new StripPlan(scanlines, height, Math.min(height, rows));
    }

    int count() {
        return (height - 1) / rowsPerStrip + 1;
    }

    int firstRow(int strip) {
        return strip * rowsPerStrip;
    }

    int rows(int strip) {
        return Math.min(rowsPerStrip, height - firstRow(strip));
    }

    /** Bytes of a strip's scanlines, at most. */
    int stripBytes() {
        return rowsPerStrip * scanlines.rowBytes();
    }
}
