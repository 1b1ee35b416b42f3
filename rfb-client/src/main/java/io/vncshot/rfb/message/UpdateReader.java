package io.vncshot.rfb.message;

import io.vncshot.rfb.encoding.Decoders;
import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.Framebuffer;
import io.vncshot.rfb.screen.PixelCodec;

/** Reads a FramebufferUpdate, RFC 6143 §7.6.1, and the pseudo-encodings in it. */
final class UpdateReader {
    /** A server that does not know the number of rectangles yet says this, and ends with LastRect (rfbproto). */
    private static final int UNTIL_LAST_RECT = 0xFFFF;

    private final RfbInput in;
    private final PixelCodec pixels;
    private final Framebuffer screen;
    private final Decoders decoders;
    private final MessageHandler handler;
    private final PseudoRectangles pseudo;

    UpdateReader(RfbInput in, PixelCodec pixels, Framebuffer screen, Decoders decoders, MessageHandler handler) {
        this.in = in;
        this.pixels = pixels;
        this.screen = screen;
        this.decoders = decoders;
        this.handler = handler;
        pseudo = new PseudoRectangles(in, pixels, screen, handler);
    }

    /** Reads what follows the message type. */
    void read() throws RfbException {
        in.skip(1);
        int count = in.readU16();
        for (int i = 0; count == UNTIL_LAST_RECT || i < count; i++) {
            if (!readRectangle()) {
                return;
            }
        }
    }

    /** Whether another rectangle may follow. */
    private boolean readRectangle() throws RfbException {
        Rectangle rectangle = new Rectangle(in.readU16(), in.readU16(), in.readU16(), in.readU16());
        int number = in.readS32();
        Encoding encoding = encoding(number, rectangle);
        if (encoding == Encoding.LAST_RECT) {
            return false;
        }
        if (encoding.kind() == Encoding.Kind.PIXELS) {
            decoders.decode(encoding, in, pixels, screen.region(rectangle));
            handler.painted(rectangle);
        } else {
            pseudo.read(encoding, rectangle);
        }
        return true;
    }

    private static Encoding encoding(int number, Rectangle rectangle) throws RfbException {
        for (Encoding encoding : Encoding.values()) {
            if (encoding.number() == number && encoding.kind() != Encoding.Kind.HINT) {
                return encoding;
            }
        }
        throw RfbException.protocol(
                "encoding " + number + " of rectangle " + rectangle + ": not one that this client asked for");
    }
}
