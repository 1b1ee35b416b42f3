package io.vncshot.rfb.message;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.pixel.Cursor;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.PixelCodec;

/** Reads the pointer's shape in each of the ways that servers have for it. The rectangle's place is the hot spot. */
final class CursorShapes {
    private static final int MAX_SIDE = 1024;
    private static final int OPAQUE = 0xFF00_0000;
    private static final int VMWARE_ALPHA = 1;

    private final RfbInput in;
    private final PixelCodec pixels;
    private final MessageHandler handler;

    CursorShapes(RfbInput in, PixelCodec pixels, MessageHandler handler) {
        this.in = in;
        this.pixels = pixels;
        this.handler = handler;
    }

    /** Cursor, RFC 6143 §7.8.1: PIXELs, then a bit for each that is set where the shape is opaque, rows padded to bytes. */
    void readWithMask(Rectangle rectangle) throws RfbException {
        checkSize(rectangle);
        int[] shape = pixels.readPixels(in, rectangle.width() * rectangle.height());
        applyMask(rectangle, shape);
        tell(rectangle, shape);
    }

    /** XCursor (rfbproto): two colours, a bit for each pixel that has the first, and the mask. */
    void readTwoColours(Rectangle rectangle) throws RfbException {
        checkSize(rectangle);
        if (rectangle.isEmpty()) {
            tellHidden();
            return;
        }
        int primary = OPAQUE | in.readU8() << 16 | in.readU8() << 8 | in.readU8();
        int secondary = OPAQUE | in.readU8() << 16 | in.readU8() << 8 | in.readU8();
        int width = rectangle.width();
        int[] shape = new int[width * rectangle.height()];
        byte[] row = new byte[(width + 7) / 8];
        for (int y = 0; y < rectangle.height(); y++) {
            in.readFully(row, 0, row.length);
            for (int x = 0; x < width; x++) {
                shape[y * width + x] = isSet(row, x) ? primary : secondary;
            }
        }
        applyMask(rectangle, shape);
        tell(rectangle, shape);
    }

    /** CursorWithAlpha (rfbproto): the number of an encoding, of which servers use Raw alone, and premultiplied RGBA. */
    void readWithAlpha(Rectangle rectangle) throws RfbException {
        checkSize(rectangle);
        int encoding = in.readS32();
        if (encoding != Encoding.RAW.number()) {
            throw RfbException.protocol("a cursor with alpha in encoding " + encoding + ": only Raw (0) is read here");
        }
        if (rectangle.isEmpty()) {
            tellHidden();
            return;
        }
        int[] shape = new int[rectangle.width() * rectangle.height()];
        for (int i = 0; i < shape.length; i++) {
            int rgba = in.readS32();
            shape[i] = rgba >>> 8 | rgba << 24;
        }
        tell(rectangle, shape);
    }

    /** VMware's: a type, and two masks of PIXELs or one shape of RGBA. Nobody here asks for it. */
    void skipVmware(Rectangle rectangle) throws RfbException {
        checkSize(rectangle);
        int type = in.readU8();
        in.skip(1);
        int bytes = type == VMWARE_ALPHA ? 4 : 2 * pixels.bytesPerPixel();
        in.skip((long) bytes * rectangle.width() * rectangle.height());
    }

    private void applyMask(Rectangle rectangle, int[] shape) throws RfbException {
        int width = rectangle.width();
        byte[] row = new byte[(width + 7) / 8];
        for (int y = 0; y < rectangle.height(); y++) {
            in.readFully(row, 0, row.length);
            for (int x = 0; x < width; x++) {
                if (!isSet(row, x)) {
                    shape[y * width + x] = 0;
                }
            }
        }
    }

    private static boolean isSet(byte[] row, int x) {
        return (row[x >> 3] & 0x80 >> (x & 7)) != 0;
    }

    private static void checkSize(Rectangle rectangle) throws RfbException {
        if (rectangle.width() > MAX_SIDE || rectangle.height() > MAX_SIDE) {
            throw RfbException.protocol("cursor of " + rectangle.width() + "x" + rectangle.height()
                    + ": each side must be at most " + MAX_SIDE);
        }
    }

    /** Nothing to draw: one clear pixel, for a shape of none is what Cursor itself says. */
    private void tellHidden() {
        handler.cursorChanged(new Cursor(0, 0, 1, 1, new int[1]));
    }

    private void tell(Rectangle rectangle, int[] shape) {
        handler.cursorChanged(new Cursor(rectangle.x(), rectangle.y(), rectangle.width(), rectangle.height(), shape));
    }
}
