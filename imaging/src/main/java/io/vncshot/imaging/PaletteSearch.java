package io.vncshot.imaging;

import java.util.Optional;

/** The search for the palette of a picture, given up at the 257th colour. */
final class PaletteSearch {
    // Pictures of many colours show them in a sample already: no second thread need be started for them.
    private static final int SAMPLED_ROWS = 64;
    private static final int SAMPLED_COLUMNS = 128;

    private final Picture picture;
    private volatile boolean overflown;

    private PaletteSearch(Picture picture) {
        this.picture = picture;
    }

    /** The palette, the same for any number of threads; empty when the picture has more than 256 colours. */
    static Optional<Palette> search(Picture picture, int threads) {
        if (isSampleOverflown(picture)) {
            return Optional.empty();
        }
        PaletteSearch search = new PaletteSearch(picture);
        Palette palette = new Palette();
        if (threads > 1 && picture.height() > SAMPLED_ROWS) {
            search.addInTwoParts(palette);
        } else {
            search.addRows(palette, 0, picture.height());
        }
        return search.overflown ? Optional.empty() : Optional.of(palette);
    }

    private static boolean isSampleOverflown(Picture picture) {
        Palette palette = new Palette();
        int rowStep = 1 + picture.height() / SAMPLED_ROWS;
        int step = 1 + picture.width() / SAMPLED_COLUMNS;
        for (int y = 0; y < picture.height() && !palette.isOverflown(); y += rowStep) {
            int start = picture.rowStart(y);
            for (int x = 0; x < picture.width(); x += step) {
                palette.add(picture.argb(), start + x, start + x + 1);
            }
        }
        return palette.isOverflown();
    }

    private void addInTwoParts(Palette palette) {
        int middle = picture.height() / 2;
        LowerPart lower = new LowerPart(middle);
        lower.start();
        try {
            addRows(palette, 0, middle);
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
