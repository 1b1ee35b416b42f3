package io.vncshot.rfb.encoding;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.PixelCodec;
import io.vncshot.rfb.screen.Region;

/** CopyRect, RFC 6143 §7.7.2: U16 source x, U16 source y. */
final class CopyRectDecoder implements RectangleDecoder {
    @Override
    public void decode(RfbInput in, PixelCodec pixels, Region target) throws RfbException {
        int sourceX = in.readU16();
        int sourceY = in.readU16();
        target.copyFromScreen(sourceX, sourceY);
    }
}
