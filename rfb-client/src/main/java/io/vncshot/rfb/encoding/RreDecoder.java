package io.vncshot.rfb.encoding;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.PixelCodec;
import io.vncshot.rfb.screen.Region;

/**
 * RRE, RFC 6143 §7.7.3, and CoRRE (rfbproto), whose coordinates are bytes: U32 number of subrectangles, the background, and
 * for each its PIXEL, x, y, width and height.
 */
final class RreDecoder implements RectangleDecoder {
    /** How long the coordinates are. */
    enum Kind {
        RRE,
        CORRE
    }

    private final Kind kind;

    RreDecoder(Kind kind) {
        this.kind = kind;
    }

    @Override
    public void decode(RfbInput in, PixelCodec pixels, Region target) throws RfbException {
        long count = in.readU32();
        int pixelCount = target.width() * target.height();
        if (count > pixelCount) {
            throw RfbException.protocol(
                    kind + " rectangle of " + count + " subrectangles: it has " + pixelCount + " pixels");
        }
        target.fill(0, 0, target.width(), target.height(), pixels.readPixel(in));
        for (long i = 0; i < count; i++) {
            int colour = pixels.readPixel(in);
            int place = in.readS32();
            if (kind == Kind.RRE) {
                int size = in.readS32();
                target.fill(place >>> 16, place & 0xFFFF, size >>> 16, size & 0xFFFF, colour);
            } else {
                target.fill(place >>> 24, place >> 16 & 0xFF, place >> 8 & 0xFF, place & 0xFF, colour);
            }
        }
    }
}
