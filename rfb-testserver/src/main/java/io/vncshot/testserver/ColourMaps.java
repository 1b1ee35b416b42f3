package io.vncshot.testserver;

/** Ready-made colour maps. */
final class ColourMaps {
    private ColourMaps() {}

    /** 256 colours: 3 bits of red, 3 of green, 2 of blue. */
    static int[] rgb332() {
        int[] colours = new int[256];
        for (int i = 0; i < 256; i++) {
            int red = (i >> 5) * 255 / 7;
            int green = (i >> 2 & 7) * 255 / 7;
            int blue = (i & 3) * 255 / 3;
            colours[i] = red << 16 | green << 8 | blue;
        }
        return colours;
    }
}
