package io.vncshot.rfb.message;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.pixel.Cursor;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.Framebuffer;
import io.vncshot.rfb.screen.PixelCodec;

/** Reads the rectangles that paint nothing, RFC 6143 §7.8 and rfbproto. Their geometry means something else in each. */
final class PseudoRectangles {
    private static final int MAX_CURSOR_SIDE = 1024;
    private static final int SCREEN_BYTES = 16;
    private static final int THIS_CLIENT = 1;
    private static final int STATUS_OK = 0;

    private final RfbInput in;
    private final PixelCodec pixels;
    private final Framebuffer screen;
    private final MessageHandler handler;

    PseudoRectangles(RfbInput in, PixelCodec pixels, Framebuffer screen, MessageHandler handler) {
        this.in = in;
        this.pixels = pixels;
        this.screen = screen;
        this.handler = handler;
    }

    void read(Encoding encoding, Rectangle rectangle) throws RfbException {
        switch (encoding) {
            case DESKTOP_SIZE -> resize(rectangle, "DesktopSize");
            case EXTENDED_DESKTOP_SIZE -> readExtendedDesktopSize(rectangle);
            case DESKTOP_NAME -> readDesktopName();
            case CURSOR -> readCursor(rectangle);
            case QEMU_EXTENDED_KEY_EVENT -> handler.extendedKeysAccepted();
            case RAW,
                    COPY_RECT,
                    ZRLE,
                    TIGHT,
                    ZLIB,
                    HEXTILE,
                    TRLE,
                    RRE,
                    CORRE,
                    LAST_RECT,
                    COMPRESSION_LEVEL_2,
                    EXTENDED_CLIPBOARD ->
                throw new IllegalArgumentException(encoding + " is no pseudo-encoding with a body");
        }
    }

    /** x is who asked for it, y what came of it; the size counts only if the latter is success. */
    private void readExtendedDesktopSize(Rectangle rectangle) throws RfbException {
        int screens = in.readU8();
        in.skip(3);
        for (int i = 0; i < screens; i++) {
            int id = in.readS32();
            in.skip(SCREEN_BYTES - 8);
            int flags = in.readS32();
            if (i == 0) {
                handler.screenAnnounced(new ScreenLayout(id, flags));
            }
        }
        if (rectangle.y() == STATUS_OK) {
            resize(rectangle, "ExtendedDesktopSize");
        }
        if (rectangle.x() == THIS_CLIENT) {
            handler.resizeAnswered(rectangle.y());
        }
    }

    /** Servers repeat the size they have, which changes nothing. */
    private void resize(Rectangle rectangle, String message) throws RfbException {
        if (rectangle.width() != screen.width() || rectangle.height() != screen.height()) {
            screen.resize(rectangle.width(), rectangle.height(), message);
            handler.resized(rectangle.width(), rectangle.height());
        }
    }

    private void readDesktopName() throws RfbException {
        handler.renamed(in.readText("desktop name"));
    }

    /** PIXELs of the shape, then a bit for each that is set where the shape is opaque, rows padded to bytes. */
    private void readCursor(Rectangle rectangle) throws RfbException {
        int width = rectangle.width();
        int height = rectangle.height();
        if (width > MAX_CURSOR_SIDE || height > MAX_CURSOR_SIDE) {
            throw RfbException.protocol(
                    "cursor of " + width + "x" + height + ": each side must be at most " + MAX_CURSOR_SIDE);
        }
        int[] shape = pixels.readPixels(in, width * height);
        byte[] maskRow = new byte[(width + 7) / 8];
        for (int y = 0; y < height; y++) {
            in.readFully(maskRow, 0, maskRow.length);
            for (int x = 0; x < width; x++) {
                if ((maskRow[x >> 3] & 0x80 >> (x & 7)) == 0) {
                    shape[y * width + x] = 0;
                }
            }
        }
        handler.cursorChanged(new Cursor(rectangle.x(), rectangle.y(), width, height, shape));
    }
}
