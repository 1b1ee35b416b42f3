package io.vncshot.imaging;

import java.util.zip.Deflater;

/** How a strip is filtered and deflated. */
enum Coding {
    /** Palette numbers, unfiltered: nearness of numbers means nothing. */
    NUMBERS(0, 4, Deflater.DEFAULT_STRATEGY),
    /** Text: unfiltered. Letters repeat as they are, less so as differences. */
    TEXT(0, 1, Deflater.DEFAULT_STRATEGY),
    /** Areas of one colour, gradients, textures: filter Up. */
    SCREEN(2, 1, Deflater.DEFAULT_STRATEGY),
    /** Photographs: filter Average. Where nothing repeats, looking for repetitions costs time and even bytes. */
    PHOTO(3, 1, Deflater.HUFFMAN_ONLY);

    private final byte filter;
    private final int level;
    private final int strategy;

    Coding(int filter, int level, int strategy) {
        this.filter = (byte) filter;
        this.level = level;
        this.strategy = strategy;
    }

    /** The filter type byte before each row. */
    byte filter() {
        return filter;
    }

    /** A deflater without zlib's header, which its caller ends. */
    Deflater newDeflater() {
        Deflater deflater = new Deflater(level, true);
        deflater.setStrategy(strategy);
        return deflater;
    }
}
