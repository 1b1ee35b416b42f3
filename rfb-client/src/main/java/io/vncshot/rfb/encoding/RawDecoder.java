package io.vncshot.rfb.encoding;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.PixelCodec;
import io.vncshot.rfb.screen.Region;

/** Raw, RFC 6143 §7.7.1: width * height PIXELs, row by row. */
final class RawDecoder implements RectangleDecoder {
    @Override
    public void decode(RfbInput in, PixelCodec pixels, Region target) throws RfbException {
        target.readRows(in, pixels);
    }
}
