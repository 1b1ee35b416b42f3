package io.vncshot.rfb.encoding;

import io.vncshot.rfb.io.ByteSource;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.Palette;
import io.vncshot.rfb.screen.PixelCodec;
import io.vncshot.rfb.screen.Region;
import java.util.Arrays;

/** Tiles of CPIXELs, row by row, as ZRLE (RFC 6143 §7.7.6) and TRLE (§7.7.5) have them. */
final class TileReader {
    /** The most colours of a palette. */
    static final int LARGEST_PALETTE = 127;

    private static final int RAW = 0;
    private static final int SOLID = 1;
    private static final int LARGEST_PACKED_PALETTE = 16;
    private static final int REUSED_PACKED_PALETTE = 127;
    private static final int PLAIN_RLE = 128;
    private static final int REUSED_RLE_PALETTE = 129;
    private static final int SMALLEST_RLE_PALETTE = 130;
    private static final int RUN_FLAG = 0x80;

    /** Whose tiles they are; those of TRLE may use the palette of the tile before. */
    enum Kind {
        ZRLE("0 to 16, 128, or 130 to 255 (RFC 6143 §7.7.6)"),
        TRLE("0 to 16, or 127 to 255 (RFC 6143 §7.7.5)");

        private final String rule;

        Kind(String rule) {
            this.rule = rule;
        }
    }

    private final Kind kind;
    private final ByteSource in;
    private final int side;
    private final int[] tile;
    private final byte[] packed;
    private final Palette palette;

    TileReader(Kind kind, ByteSource in, int side) {
        this.kind = kind;
        this.in = in;
        this.side = side;
        palette = new Palette(kind.name());
        tile = new int[side * side];
        packed = new byte[side * side / 2];
    }

    /** Reads the tiles of one rectangle. No palette outlives it. */
    void readAll(PixelCodec pixels, Region target) throws RfbException {
        palette.begin(0);
        for (int y = 0; y < target.height(); y += side) {
            int height = Math.min(side, target.height() - y);
            for (int x = 0; x < target.width(); x += side) {
                readTile(pixels, target, x, y, Math.min(side, target.width() - x), height);
            }
            target.paintedTo(y + height);
        }
    }

    private void readTile(PixelCodec pixels, Region target, int x, int y, int width, int height) throws RfbException {
        int subencoding = in.readU8();
        if (subencoding == RAW) {
            target.readCompact(x, y, width, height, in, pixels);
        } else if (subencoding == SOLID) {
            target.fill(x, y, width, height, pixels.readCompact(in));
        } else if (subencoding <= LARGEST_PACKED_PALETTE) {
            readPalette(pixels, subencoding);
            readPackedPixels(target, x, y, width, height);
        } else if (kind == Kind.TRLE && subencoding == REUSED_PACKED_PALETTE) {
            checkPalette(LARGEST_PACKED_PALETTE);
            readPackedPixels(target, x, y, width, height);
        } else {
            readRuns(subencoding, pixels, width * height);
            target.write(x, y, width, height, tile);
        }
    }

    private void readRuns(int subencoding, PixelCodec pixels, int count) throws RfbException {
        if (subencoding == PLAIN_RLE) {
            readPlainRle(pixels, count);
        } else if (subencoding >= SMALLEST_RLE_PALETTE) {
            readPalette(pixels, subencoding - PLAIN_RLE);
            readPaletteRle(count);
        } else if (kind == Kind.TRLE && subencoding == REUSED_RLE_PALETTE) {
            checkPalette(LARGEST_PALETTE);
            readPaletteRle(count);
        } else {
            throw RfbException.protocol(kind + " subencoding " + subencoding + ": must be " + kind.rule);
        }
    }

    private void readPalette(PixelCodec pixels, int size) throws RfbException {
        pixels.readCompact(in, palette.begin(size), 0, size);
    }

    private void checkPalette(int largest) throws RfbException {
        if (palette.size() == 0 || palette.size() > largest) {
            throw RfbException.protocol("TRLE tile with the palette of the tile before it, which has " + palette.size()
                    + " colours: must be 2 to " + largest);
        }
    }

    private void readPackedPixels(Region target, int x, int y, int width, int height) throws RfbException {
        int size = palette.size();
        int bits = size <= 2 ? 1 : size <= 4 ? 2 : 4;
        in.readFully(packed, 0, (width * bits + 7) / 8 * height);
        target.writeIndexed(x, y, width, height, palette, bits, packed);
    }

    private void readPlainRle(PixelCodec pixels, int count) throws RfbException {
        int at = 0;
        while (at < count) {
            int colour = pixels.readCompact(in);
            at = fillRun(at, readRunLength(count - at), colour);
        }
    }

    private void readPaletteRle(int count) throws RfbException {
        int at = 0;
        while (at < count) {
            int entry = in.readU8();
            int colour = palette.colour(entry & ~RUN_FLAG);
            if ((entry & RUN_FLAG) == 0) {
                tile[at++] = colour;
            } else {
                at = fillRun(at, readRunLength(count - at), colour);
            }
        }
    }

    /** 1 and the sum of bytes up to the first that is not 255. */
    private int readRunLength(int left) throws RfbException {
        int length = 1;
        int part;
        do {
            part = in.readU8();
            length += part;
            if (length > left) {
                throw RfbException.protocol(
                        kind + " run of at least " + length + " pixels overruns its tile, which has " + left + " left");
            }
        } while (part == 255);
        return length;
    }

    private int fillRun(int from, int length, int colour) {
        Arrays.fill(tile, from, from + length, colour);
        return from + length;
    }
}
