package io.vncshot.rfb.encoding;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.PixelCodec;
import io.vncshot.rfb.screen.Region;

/** TRLE, RFC 6143 §7.7.5: tiles of 16x16 CPIXELs. */
final class TrleDecoder implements RectangleDecoder {
    private static final int TILE_SIDE = 16;

    private final TileReader tiles;

    TrleDecoder(RfbInput in) {
        tiles = new TileReader(TileReader.Kind.TRLE, in, TILE_SIDE);
    }

    @Override
    public void decode(RfbInput in, PixelCodec pixels, Region target) throws RfbException {
        tiles.readAll(pixels, target);
    }
}
