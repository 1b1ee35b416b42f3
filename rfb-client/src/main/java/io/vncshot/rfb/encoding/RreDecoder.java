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

    private static final int MOST_AT_ONCE = 1024;

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
        if (pixels.isLittleEndianRgb()) {
            readWords(in, target, count);
        } else {
            for (long i = 0; i < count; i++) {
                int colour = pixels.readPixel(in);
                int place = in.readS32();
                fill(target, colour, place, kind == Kind.RRE ? in.readS32() : 0);
            }
        }
    }

    /** Many at a time, where a PIXEL is a word as the others are. */
    private void readWords(RfbInput in, Region target, long count) throws RfbException {
        int each = kind == Kind.RRE ? 3 : 2;
        int[] words = new int[(int) Math.min(count, MOST_AT_ONCE) * each];
        long left = count;
        while (left > 0) {
            int step = (int) Math.min(left, MOST_AT_ONCE);
            in.readLittleEndian(words, 0, 0, step * each, 1);
            for (int at = 0; at < step * each; at += each) {
                int place = Integer.reverseBytes(words[at + 1]);
                int size = each == 3 ? Integer.reverseBytes(words[at + 2]) : 0;
                fill(target, 0xFF00_0000 | words[at], place, size);
            }
            left -= step;
        }
    }

    private void fill(Region target, int colour, int place, int size) throws RfbException {
        if (kind == Kind.RRE) {
            target.fill(place >>> 16, place & 0xFFFF, size >>> 16, size & 0xFFFF, colour);
        } else {
            target.fill(place >>> 24, place >> 16 & 0xFF, place >> 8 & 0xFF, place & 0xFF, colour);
        }
    }
}
