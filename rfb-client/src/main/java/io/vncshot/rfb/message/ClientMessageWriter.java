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
    private static final int CLIENT_CUT_TEXT = 6;
    private static final int FENCE = 248;
    private static final int SET_DESKTOP_SIZE = 251;
    private static final int QEMU = 255;
    private static final int QEMU_EXTENDED_KEY_EVENT = 0;

    private static final int LOWEST_QUALITY = -32;
    private static final int NO_QUALITY = 0;

    private final RfbOutput out;
    private int quality = NO_QUALITY;

    public ClientMessageWriter(RfbOutput out) {
        this.out = out;
    }

    public void setPixelFormat(PixelFormat format) {
        out.writeU8(SET_PIXEL_FORMAT);
        pad(3);
        out.writeBytes(format.encoded());
    }

    /** Has every SetEncodings end with the level of JPEG's quality, 0 to 9. */
    public void setQuality(int level) {
        quality = LOWEST_QUALITY + level;
    }

    public void setEncodings(List<Encoding> encodings) {
        out.writeU8(SET_ENCODINGS);
        pad(1);
        out.writeU16(encodings.size() + (quality == NO_QUALITY ? 0 : 1));
        for (Encoding encoding : encodings) {
            out.writeS32(encoding.number());
        }
        if (quality != NO_QUALITY) {
            out.writeS32(quality);
        }
    }

    /** Answers a server's fence (rfbproto, ClientFence). */
    public void fence(int flags, byte[] payload) {
        out.writeU8(FENCE);
        pad(3);
        out.writeS32(flags);
        out.writeU8(payload.length);
        out.writeBytes(payload);
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

    /** QEMU's extended key event (rfbproto), which says which key of the keyboard it is beside what the key means. */
    public void extendedKeyDown(int keysym, int scancode) {
        extendedKey(1, keysym, scancode);
    }

    public void extendedKeyUp(int keysym, int scancode) {
        extendedKey(0, keysym, scancode);
    }

    private void extendedKey(int down, int keysym, int scancode) {
        out.writeU8(QEMU);
        out.writeU8(QEMU_EXTENDED_KEY_EVENT);
        out.writeU16(down);
        out.writeS32(keysym);
        out.writeS32(scancode);
    }

    /** A text in the server's character set, which is Latin-1 (RFC 6143 §7.5.6). */
    public void cutText(byte[] latin1) {
        out.writeU8(CLIENT_CUT_TEXT);
        pad(3);
        out.writeS32(latin1.length);
        out.writeBytes(latin1);
    }

    /** A message of the extended clipboard (rfbproto). */
    public void extendedClipboard(int flags, byte[] payload) {
        out.writeU8(CLIENT_CUT_TEXT);
        pad(3);
        out.writeS32(-(payload.length + Integer.BYTES));
        out.writeS32(flags);
        out.writeBytes(payload);
    }

    /** Asks for a desktop of that size with one screen all over it (rfbproto, SetDesktopSize). */
    public void setDesktopSize(int width, int height, ScreenLayout screen) {
        out.writeU8(SET_DESKTOP_SIZE);
        pad(1);
        out.writeU16(width);
        out.writeU16(height);
        out.writeU8(1);
        pad(1);
        out.writeS32(screen.id());
        out.writeU16(0);
        out.writeU16(0);
        out.writeU16(width);
        out.writeU16(height);
        out.writeS32(screen.flags());
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
