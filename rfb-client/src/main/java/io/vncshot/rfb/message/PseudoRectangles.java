package io.vncshot.rfb.message;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.Framebuffer;
import io.vncshot.rfb.screen.PixelCodec;

/** Reads the rectangles that paint nothing, RFC 6143 §7.8 and rfbproto. Their geometry means something else in each. */
final class PseudoRectangles {
    private static final int DISPLAY_MODE_BYTES = 16;
    private static final int SCREEN_BYTES = 16;
    private static final int THIS_CLIENT = 1;
    private static final int STATUS_OK = 0;

    private final RfbInput in;
    private final PixelCodec pixels;
    private final Framebuffer screen;
    private final MessageHandler handler;
    private final CursorShapes cursors;

    PseudoRectangles(RfbInput in, PixelCodec pixels, Framebuffer screen, MessageHandler handler) {
        this.in = in;
        this.pixels = pixels;
        this.screen = screen;
        this.handler = handler;
        cursors = new CursorShapes(in, pixels, handler);
    }

    void read(Encoding encoding, Rectangle rectangle) throws RfbException {
        switch (encoding) {
            case DESKTOP_SIZE -> resize(rectangle, "DesktopSize");
            case EXTENDED_DESKTOP_SIZE -> readExtendedDesktopSize(rectangle);
            case DESKTOP_NAME -> readDesktopName();
            case CURSOR -> cursors.readWithMask(rectangle);
            case X_CURSOR -> cursors.readTwoColours(rectangle);
            case CURSOR_WITH_ALPHA -> cursors.readWithAlpha(rectangle);
            case VMWARE_CURSOR -> cursors.skipVmware(rectangle);
            case QEMU_EXTENDED_KEY_EVENT -> handler.extendedKeysAccepted();
            case QEMU_LED_STATE -> in.skip(1);
            case VMWARE_CURSOR_STATE -> in.skip(2);
            case VMWARE_LED_STATE -> in.skip(4);
            case VMWARE_DISPLAY_MODE -> readDisplayMode(rectangle);
            // Their geometry says it all, and nobody here asks.
            case POINTER_POSITION,
                    VMWARE_CURSOR_POSITION,
                    QEMU_POINTER_MOTION_CHANGE,
                    QEMU_AUDIO,
                    EXTENDED_MOUSE_BUTTONS -> {}
            case RAW,
                    COPY_RECT,
                    ZRLE,
                    TIGHT,
                    ZLIB,
                    HEXTILE,
                    TRLE,
                    RRE,
                    CORRE,
                    TIGHT_PNG,
                    JPEG,
                    LAST_RECT,
                    COMPRESSION_LEVEL_2,
                    FENCE,
                    CONTINUOUS_UPDATES,
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

    /** A server that changes its pixel format on its own was asked to, by another client than this one. */
    private void readDisplayMode(Rectangle rectangle) throws RfbException {
        int bitsPerPixel = in.readU8();
        int depth = in.readU8();
        in.skip(DISPLAY_MODE_BYTES - 2);
        if (bitsPerPixel != 8 * pixels.bytesPerPixel()) {
            throw RfbException.protocol("the server goes over to " + bitsPerPixel + " bits a pixel of depth " + depth
                    + ": this client has asked for " + 8 * pixels.bytesPerPixel());
        }
        resize(rectangle, "VMware's display mode");
    }
}
