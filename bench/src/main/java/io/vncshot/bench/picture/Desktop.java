package io.vncshot.bench.picture;

import java.util.Arrays;

/** A drawn desktop, for where there is no X server: flat colours, rows like those of text, a small photograph. */
public final class Desktop {
    private static final int BACKGROUND = 0xFF2D5A8A;
    private static final int PAPER = 0xFFFFFFFF;
    private static final int INK = 0xFF000000;
    private static final int LINE_HEIGHT = 13;
    private static final int LETTER_WIDTH = 6;

    private Desktop() {}

    /** Row-major pixels, {@code 0xFFRRGGBB}. */
    public static int[] pixels(int width, int height) {
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, BACKGROUND);
        for (int y = height / 20; y < height * 8 / 10; y++) {
            for (int x = width / 40; x < width * 6 / 10; x++) {
                pixels[y * width + x] = isInk(x, y) ? INK : PAPER;
            }
        }
        int insetWidth = width / 4;
        int insetHeight = height / 4;
        int[] inset = Photograph.pixels(insetWidth, insetHeight);
        for (int row = 0; row < insetHeight; row++) {
            int target = (height / 20 + row) * width + width * 65 / 100;
            System.arraycopy(inset, row * insetWidth, pixels, target, insetWidth);
        }
        return pixels;
    }

    /** Strokes of made-up letters: which pixels of a cell are set depends on where the cell is. */
    private static boolean isInk(int x, int y) {
        int column = x / LETTER_WIDTH;
        int line = y / LINE_HEIGHT;
        int dx = x % LETTER_WIDTH;
        int dy = y % LINE_HEIGHT;
        boolean letter = (column * 7 + line * 13) % 6 != 0 && column % 120 < 10 + line * 37 % 110;
        int shape = (column * column + line * 31 + column * line) % 26;
        return letter && dx < 5 && dy > 2 && dy < 11 && (shape >> (dx + dy) % 5 & 1) == (dx * dy & 1);
    }
}
