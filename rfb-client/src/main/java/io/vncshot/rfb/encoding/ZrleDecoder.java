package io.vncshot.rfb.encoding;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.io.ZlibStream;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.PixelCodec;
import io.vncshot.rfb.screen.Region;

/** ZRLE, RFC 6143 §7.7.6: U32 length, then that much of one zlib stream, which holds tiles of 64x64 CPIXELs. */
final class ZrleDecoder implements RectangleDecoder {
    private static final int TILE_SIDE = 64;

    private final ZlibStream zlib;
    private final TileReader tiles;

    ZrleDecoder(RfbInput in) {
        zlib = new ZlibStream("ZRLE", in);
        tiles = new TileReader(TileReader.Kind.ZRLE, zlib, TILE_SIDE);
    }

    @Override
    public void decode(RfbInput in, PixelCodec pixels, Region target) throws RfbException {
        zlib.begin(in.readLength(ZlibStream.compressedLimit(plainLimit(pixels, target)), "ZRLE data"));
        tiles.readAll(pixels, target);
        zlib.end();
    }

    /** Nothing is longer than plain RLE with runs of one pixel, but a palette that no pixel uses. */
    private long plainLimit(PixelCodec pixels, Region target) {
        long tiles = (target.width() + TILE_SIDE - 1L) / TILE_SIDE * ((target.height() + TILE_SIDE - 1L) / TILE_SIDE);
        long perPixel = pixels.bytesPerCompactPixel() + 1L;
        return perPixel * target.width() * target.height() + tiles * (1L + TileReader.LARGEST_PALETTE * perPixel);
    }

    @Override
    public void close() {
        zlib.close();
    }
}
