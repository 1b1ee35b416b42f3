package io.vncshot.imaging;

import java.util.Optional;

/** The search for the palette of a picture, given up at the 257th colour. */
final class PaletteSearch {
    // Most pictures of many colours show them this early: no second thread need be started for them.
    private static final int FIRST_PIXELS = 1 << 15;

    private final Picture picture;
    private volatile boolean overflown;

    private PaletteSearch(Picture picture) {
        this.picture = picture;
    }

    /** The palette, the same for any number of threads; empty when the picture has more than 256 colours. */
    static Optional<Palette> search(Picture picture, int threads) {
        PaletteSearch search = new PaletteSearch(picture);
        Palette palette = new Palette();
        int firstRows = Math.min(picture.height(), 1 + FIRST_PIXELS / picture.width());
        search.addRows(palette, 0, firstRows);
        if (threads > 1 && firstRows < picture.height() && !search.overflown) {
            search.addInTwoParts(palette, firstRows);
        } else {
            search.addRows(palette, firstRows, picture.height());
        }
        return search.overflown ? Optional.empty() : Optional.of(palette);
    }

    private void addInTwoParts(Palette palette, int firstRow) {
        int middle = firstRow + (picture.height() - firstRow) / 2;
        LowerPart lower = new LowerPart(middle);
        lower.start();
        try {
            addRows(palette, firstRow, middle);
        } finally {
            lower.awaitEnd();
        }
        palette.add(lower.palette);
        if (palette.isOverflown()) {
            overflown = true;
        }
    }

    private void addRows(Palette palette, int firstRow, int endRow) {
        for (int y = firstRow; y < endRow && !overflown; y++) {
            int start = picture.rowStart(y);
            for (int x = 0; x < picture.width(); x += Scanlines.BLOCK) {
                int end = Math.min(x + Scanlines.BLOCK, picture.width());
                palette.add(picture.argb(), start + x, start + end);
            }
            if (palette.isOverflown()) {
                overflown = true;
            }
        }
    }

    private final class LowerPart extends HelperThread {
        private final int firstRow;
        private final Palette palette = new Palette();

        LowerPart(int firstRow) {
            super("png-palette");
            this.firstRow = firstRow;
        }

        @Override
        public void run() {
            addRows(palette, firstRow, picture.height());
        }
    }
}
