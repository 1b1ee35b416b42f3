package io.vncshot.rfb.message;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;

/**
 * Passes over pseudo-encodings (rfbproto) that this client does not ask for. A recording that is served again has those
 * that its viewer had asked for.
 */
final class UnaskedRectangles {
    private static final int CURSOR_WITH_ALPHA = -314;
    private static final int X_CURSOR = -240;
    private static final int POINTER_POSITION = -232;
    private static final int LED_STATE = -261;
    private static final int VMWARE_LED_STATE = 0x574D5668;
    private static final int EXTENDED_MOUSE_BUTTONS = -316;

    private static final int MAX_CURSOR_SIDE = 1024;
    private static final int RAW = 0;
    private static final int ALPHA_PIXEL_BYTES = 4;
    private static final int TWO_COLOURS_BYTES = 6;

    private UnaskedRectangles() {}

    /** Whether it was one, and has been passed over. */
    static boolean skip(RfbInput in, int number, Rectangle rectangle) throws RfbException {
        switch (number) {
            case CURSOR_WITH_ALPHA -> skipCursorWithAlpha(in, rectangle);
            case X_CURSOR -> skipXCursor(in, rectangle);
            case LED_STATE -> in.skip(1);
            case VMWARE_LED_STATE -> in.skip(4);
            case POINTER_POSITION, EXTENDED_MOUSE_BUTTONS -> {}
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void skipCursorWithAlpha(RfbInput in, Rectangle rectangle) throws RfbException {
        checkSize(rectangle);
        int encoding = in.readS32();
        if (encoding != RAW) {
            throw RfbException.protocol("cursor with alpha in encoding " + encoding + ": only Raw is passed over");
        }
        in.skip((long) ALPHA_PIXEL_BYTES * rectangle.width() * rectangle.height());
    }

    private static void skipXCursor(RfbInput in, Rectangle rectangle) throws RfbException {
        checkSize(rectangle);
        if (!rectangle.isEmpty()) {
            in.skip(TWO_COLOURS_BYTES + 2L * ((rectangle.width() + 7) / 8) * rectangle.height());
        }
    }

    private static void checkSize(Rectangle rectangle) throws RfbException {
        if (rectangle.width() > MAX_CURSOR_SIDE || rectangle.height() > MAX_CURSOR_SIDE) {
            throw RfbException.protocol("cursor of " + rectangle.width() + "x" + rectangle.height()
                    + ": each side must be at most " + MAX_CURSOR_SIDE);
        }
    }
}
