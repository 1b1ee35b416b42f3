package io.vncshot.imaging;

/**
 * Finds the coding for a strip of RGB rows by how some of their pixels differ from those above. In photographs hardly any
 * run of differences has been there before; on screens, textures and gradients included, most have. And where most
 * differences are large, as they are at the edges of letters, the pixels themselves repeat better than the differences.
 */
final class StripSample {
    private static final int RUN = 6;
    private static final int PIXELS_OF_A_ROW = 1024;
    private static final int TABLE_BITS = 12;
    private static final int MIX = 0x9E3779B1;

    private final Picture picture;
    private final int[] seen = new int[1 << TABLE_BITS];
    private int runs;
    private int repeated;
    private int changed;
    private int changedLittle;

    StripSample(Picture picture) {
        this.picture = picture;
    }

    /** The coding that suits these rows, by some of them, taken in neighbouring pairs. */
    Coding codingOf(int firstRow, int rows) {
        int period = Math.max(4, rows / 2);
        for (int row = 0; row < rows; row++) {
            if (row % period < 2 && firstRow + row > 0) {
                addRow(firstRow + row);
            }
        }
        if (repeated * 8 < runs) {
            return Coding.PHOTO;
        }
        return changedLittle * 3 < changed ? Coding.TEXT : Coding.SCREEN;
    }

    private void addRow(int y) {
        int start = picture.rowStart(y);
        int step = Scanlines.BLOCK * ((picture.width() + PIXELS_OF_A_ROW - 1) / PIXELS_OF_A_ROW);
        for (int x = 0; x + RUN <= picture.width(); x += step) {
            add(start + x, start + Math.min(x + Scanlines.BLOCK + RUN - 1, picture.width()));
        }
    }

    /** Counts the pixels {@code from} to {@code to} of the array, and the runs among them. */
    private void add(int from, int to) {
        int[] argb = picture.argb();
        int above = from - picture.stride();
        int hash = 0;
        for (int i = from; i < to; i++, above++) {
            int difference = RgbFilter.difference(argb[i], argb[above]) & 0xFFFFFF;
            if (difference != 0) {
                changed++;
                changedLittle += isLittle(difference) ? 1 : 0;
            }
            // Every shift moves a part of the older differences out: after some seven pixels nothing is left of one.
            hash = (hash << 5) + difference * MIX;
            if (i >= from + RUN - 1) {
                int place = (hash * MIX) >>> (32 - TABLE_BITS);
                repeated += seen[place] == hash ? 1 : 0;
                seen[place] = hash;
            }
        }
        runs += to - from - (RUN - 1);
    }

    /** Whether red, green and blue differ by -16 to 15 each. */
    private static boolean isLittle(int difference) {
        int shifted = ((difference & 0x7F7F7F) + 0x101010) ^ (difference & 0x808080);
        return (shifted & 0xE0E0E0) == 0;
    }
}
