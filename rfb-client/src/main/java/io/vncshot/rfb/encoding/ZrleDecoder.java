package io.vncshot.rfb.encoding;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.io.ZlibStream;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.PixelCodec;
import io.vncshot.rfb.screen.Region;
import java.util.Arrays;

/** ZRLE, RFC 6143 §7.7.6: U32 length, then that much of one zlib stream, which holds tiles of 64x64 CPIXELs. */
final class ZrleDecoder implements RectangleDecoder, AutoCloseable {
    private static final int TILE_SIDE = 64;
    private static final int TILE_PIXELS = TILE_SIDE * TILE_SIDE;
    private static final int RAW = 0;
    private static final int SOLID = 1;
    private static final int LARGEST_PACKED_PALETTE = 16;
    private static final int PLAIN_RLE = 128;
    private static final int SMALLEST_RLE_PALETTE = 130;
    private static final int RUN_FLAG = 0x80;

    private final ZlibStream zlib;
    private final int[] tile = new int[TILE_PIXELS];
    private final int[] palette = new int[127];

    ZrleDecoder(RfbInput in) {
        zlib = new ZlibStream("ZRLE", in);
    }

    @Override
    public void decode(RfbInput in, PixelCodec pixels, Region target) throws RfbException {
        zlib.begin(in.readLength(ZlibStream.compressedLimit(plainLimit(pixels, target)), "ZRLE data"));
        for (int y = 0; y < target.height(); y += TILE_SIDE) {
            int height = Math.min(TILE_SIDE, target.height() - y);
            for (int x = 0; x < target.width(); x += TILE_SIDE) {
                int width = Math.min(TILE_SIDE, target.width() - x);
                readTile(pixels, width, height);
                target.write(x, y, width, height, tile);
            }
        }
        zlib.end();
    }

    /** Nothing is longer than plain RLE with runs of one pixel, but a palette that no pixel uses. */
    private long plainLimit(PixelCodec pixels, Region target) {
        long tiles = (target.width() + TILE_SIDE - 1L) / TILE_SIDE * ((target.height() + TILE_SIDE - 1L) / TILE_SIDE);
        long perPixel = pixels.bytesPerCompactPixel() + 1L;
        return perPixel * target.width() * target.height() + tiles * (1L + palette.length * perPixel);
    }

    private void readTile(PixelCodec pixels, int width, int height) throws RfbException {
        int count = width * height;
        int subencoding = zlib.readU8();
        if (subencoding == RAW) {
            pixels.readCompact(zlib, tile, 0, count);
        } else if (subencoding == SOLID) {
            pixels.readCompact(zlib, tile, 0, 1);
            Arrays.fill(tile, 1, count, tile[0]);
        } else if (subencoding <= LARGEST_PACKED_PALETTE) {
            readPackedPalette(pixels, subencoding, width, height);
        } else if (subencoding == PLAIN_RLE) {
            readPlainRle(pixels, count);
        } else if (subencoding >= SMALLEST_RLE_PALETTE) {
            readPaletteRle(pixels, subencoding - PLAIN_RLE, count);
        } else {
            throw RfbException.protocol(
                    "ZRLE subencoding " + subencoding + ": must be 0 to 16, 128, or 130 to 255 (RFC 6143 §7.7.6)");
        }
    }

    private void readPackedPalette(PixelCodec pixels, int size, int width, int height) throws RfbException {
        pixels.readCompact(zlib, palette, 0, size);
        int bits = size == 2 ? 1 : size <= 4 ? 2 : 4;
        int at = 0;
        for (int y = 0; y < height; y++) {
            int packed = 0;
            int bitsLeft = 0;
            for (int x = 0; x < width; x++) {
                if (bitsLeft == 0) {
                    packed = zlib.readU8();
                    bitsLeft = 8;
                }
                bitsLeft -= bits;
                tile[at++] = paletteColour(packed >> bitsLeft & (1 << bits) - 1, size);
            }
        }
    }

    private void readPlainRle(PixelCodec pixels, int count) throws RfbException {
        int at = 0;
        while (at < count) {
            pixels.readCompact(zlib, tile, at, 1);
            at = fillRun(at, readRunLength(count - at), tile[at]);
        }
    }

    private void readPaletteRle(PixelCodec pixels, int size, int count) throws RfbException {
        pixels.readCompact(zlib, palette, 0, size);
        int at = 0;
        while (at < count) {
            int entry = zlib.readU8();
            int colour = paletteColour(entry & ~RUN_FLAG, size);
            int length = (entry & RUN_FLAG) == 0 ? 1 : readRunLength(count - at);
            at = fillRun(at, length, colour);
        }
    }

    private int paletteColour(int index, int size) throws RfbException {
        if (index >= size) {
            throw RfbException.protocol("ZRLE palette index " + index + ": the palette has " + size + " colours");
        }
        return palette[index];
    }

    /** 1 and the sum of bytes up to the first that is not 255. */
    private int readRunLength(int left) throws RfbException {
        int length = 1;
        int part;
        do {
            part = zlib.readU8();
            length += part;
            if (length > left) {
                throw RfbException.protocol(
                        "ZRLE run of at least " + length + " pixels overruns its tile, which has " + left + " left");
            }
        } while (part == 255);
        return length;
    }

    private int fillRun(int from, int length, int colour) {
        Arrays.fill(tile, from, from + length, colour);
        return from + length;
    }

    @Override
    public void close() {
        zlib.close();
    }
}
