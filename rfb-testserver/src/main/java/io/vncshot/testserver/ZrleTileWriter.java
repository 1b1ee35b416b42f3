package io.vncshot.testserver;

/** The subencodings of one ZRLE tile. */
final class ZrleTileWriter {
    private static final int MAX_PALETTE = 127;
    private static final int MAX_PACKED = 16;
    private static final int PLAIN_RLE = 128;

    private final ZrleTile forced;
    private final int[] palette = new int[MAX_PALETTE];
    private int paletteSize;
    private int runs;

    ZrleTileWriter(ZrleTile forced) {
        this.forced = forced;
    }

    void write(int[] pixels, int width, PixelTranslator translator, ByteSink sink) {
        survey(pixels);
        switch (possible(forced) ? forced : smallest(pixels.length, width, translator.compactBytes())) {
            case RAW, SMALLEST -> raw(pixels, translator, sink);
            case SOLID -> solid(pixels[0], translator, sink);
            case PACKED_PALETTE -> packedPalette(pixels, width, translator, sink);
            case PLAIN_RLE -> plainRle(pixels, translator, sink);
            case PALETTE_RLE -> paletteRle(pixels, translator, sink);
        }
    }

    /** Counts runs and collects the colours; more than fit leave a palette size of one too many. */
    private void survey(int[] pixels) {
        paletteSize = 0;
        runs = 0;
        for (int i = 0; i < pixels.length; i++) {
            if (i == 0 || pixels[i] != pixels[i - 1]) {
                runs++;
                collect(pixels[i]);
            }
        }
    }

    private void collect(int colour) {
        if (paletteSize > MAX_PALETTE || indexOf(colour) >= 0) {
            return;
        }
        if (paletteSize < MAX_PALETTE) {
            palette[paletteSize] = colour;
        }
        paletteSize++;
    }

    private int indexOf(int colour) {
        for (int i = 0; i < Math.min(paletteSize, MAX_PALETTE); i++) {
            if (palette[i] == colour) {
                return i;
            }
        }
        return -1;
    }

    private boolean possible(ZrleTile tile) {
        return switch (tile) {
            case SMALLEST -> false;
            case RAW, PLAIN_RLE -> true;
            case SOLID -> paletteSize == 1;
            case PACKED_PALETTE -> paletteSize >= 2 && paletteSize <= MAX_PACKED;
            case PALETTE_RLE -> paletteSize >= 2 && paletteSize <= MAX_PALETTE;
        };
    }

    private ZrleTile smallest(int pixelCount, int width, int pixelBytes) {
        if (paletteSize == 1) {
            return ZrleTile.SOLID;
        }
        ZrleTile best = ZrleTile.RAW;
        int bestSize = pixelCount * pixelBytes;
        if (runs * (pixelBytes + 1) < bestSize) {
            best = ZrleTile.PLAIN_RLE;
            bestSize = runs * (pixelBytes + 1);
        }
        if (possible(ZrleTile.PALETTE_RLE) && paletteSize * pixelBytes + 2 * runs < bestSize) {
            best = ZrleTile.PALETTE_RLE;
            bestSize = paletteSize * pixelBytes + 2 * runs;
        }
        if (possible(ZrleTile.PACKED_PALETTE)) {
            int packed = paletteSize * pixelBytes + (width * bitsPerIndex() + 7) / 8 * (pixelCount / width);
            best = packed < bestSize ? ZrleTile.PACKED_PALETTE : best;
        }
        return best;
    }

    private int bitsPerIndex() {
        return paletteSize == 2 ? 1 : paletteSize <= 4 ? 2 : 4;
    }

    private static void raw(int[] pixels, PixelTranslator translator, ByteSink sink) {
        sink.u8(0);
        for (int pixel : pixels) {
            translator.compactPixel(pixel, sink);
        }
    }

    private static void solid(int colour, PixelTranslator translator, ByteSink sink) {
        sink.u8(1);
        translator.compactPixel(colour, sink);
    }

    private void packedPalette(int[] pixels, int width, PixelTranslator translator, ByteSink sink) {
        sink.u8(paletteSize);
        writePalette(translator, sink);
        int bits = bitsPerIndex();
        for (int start = 0; start < pixels.length; start += width) {
            packRow(pixels, start, start + width, bits, sink);
        }
    }

    private void packRow(int[] pixels, int start, int end, int bits, ByteSink sink) {
        int pending = 0;
        int filled = 0;
        for (int i = start; i < end; i++) {
            pending = pending << bits | indexOf(pixels[i]);
            filled += bits;
            if (filled == 8) {
                sink.u8(pending);
                pending = 0;
                filled = 0;
            }
        }
        if (filled > 0) {
            sink.u8(pending << (8 - filled));
        }
    }

    private static void plainRle(int[] pixels, PixelTranslator translator, ByteSink sink) {
        sink.u8(PLAIN_RLE);
        for (int i = 0; i < pixels.length; ) {
            int length = runLength(pixels, i);
            translator.compactPixel(pixels[i], sink);
            writeLength(length, sink);
            i += length;
        }
    }

    private void paletteRle(int[] pixels, PixelTranslator translator, ByteSink sink) {
        sink.u8(PLAIN_RLE + paletteSize);
        writePalette(translator, sink);
        for (int i = 0; i < pixels.length; ) {
            int length = runLength(pixels, i);
            int index = indexOf(pixels[i]);
            if (length == 1) {
                sink.u8(index);
            } else {
                sink.u8(index | 128);
                writeLength(length, sink);
            }
            i += length;
        }
    }

    private void writePalette(PixelTranslator translator, ByteSink sink) {
        for (int i = 0; i < paletteSize; i++) {
            translator.compactPixel(palette[i], sink);
        }
    }

    private static int runLength(int[] pixels, int start) {
        int end = start + 1;
        while (end < pixels.length && pixels[end] == pixels[start]) {
            end++;
        }
        return end - start;
    }

    private static void writeLength(int length, ByteSink sink) {
        int rest = length - 1;
        while (rest >= 255) {
            sink.u8(255);
            rest -= 255;
        }
        sink.u8(rest);
    }
}
