package io.vncshot.rfb.message;

import io.vncshot.rfb.io.RfbOutput;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.Rectangle;
import java.util.List;

/** Writes the client's messages, RFC 6143 §7.5, into an output that the caller flushes. */
public final class ClientMessageWriter {
    private static final int SET_PIXEL_FORMAT = 0;
    private static final int SET_ENCODINGS = 2;
    private static final int FRAMEBUFFER_UPDATE_REQUEST = 3;
    private static final int KEY_EVENT = 4;
    private static final int POINTER_EVENT = 5;

    private final RfbOutput out;

    public ClientMessageWriter(RfbOutput out) {
        this.out = out;
    }

    public void setPixelFormat(PixelFormat format) {
        out.writeU8(SET_PIXEL_FORMAT);
        pad(3);
        out.writeU8(format.bitsPerPixel());
        out.writeU8(format.depth());
        out.writeU8(format.bigEndian() ? 1 : 0);
        out.writeU8(format.trueColour() ? 1 : 0);
        out.writeU16(format.redMax());
        out.writeU16(format.greenMax());
        out.writeU16(format.blueMax());
        out.writeU8(format.redShift());
        out.writeU8(format.greenShift());
        out.writeU8(format.blueShift());
        pad(3);
    }

    public void setEncodings(List<Encoding> encodings) {
        out.writeU8(SET_ENCODINGS);
        pad(1);
        out.writeU16(encodings.size());
        for (Encoding encoding : encodings) {
            out.writeS32(encoding.number());
        }
    }

    /** Asks for all of that area, whether it has changed or not. */
    public void requestFull(Rectangle area) {
        request(0, area);
    }

    /** Asks for what has changed in that area, once something has. */
    public void requestChanges(Rectangle area) {
        request(1, area);
    }

    private void request(int incremental, Rectangle area) {
        out.writeU8(FRAMEBUFFER_UPDATE_REQUEST);
        out.writeU8(incremental);
        out.writeU16(area.x());
        out.writeU16(area.y());
        out.writeU16(area.width());
        out.writeU16(area.height());
    }

    public void keyDown(int keysym) {
        key(1, keysym);
    }

    public void keyUp(int keysym) {
        key(0, keysym);
    }

    private void key(int down, int keysym) {
        out.writeU8(KEY_EVENT);
        out.writeU8(down);
        pad(2);
        out.writeS32(keysym);
    }

    public void pointer(int x, int y, int buttonMask) {
        out.writeU8(POINTER_EVENT);
        out.writeU8(buttonMask);
        out.writeU16(x);
        out.writeU16(y);
    }

    private void pad(int count) {
        for (int i = 0; i < count; i++) {
            out.writeU8(0);
        }
    }
}
