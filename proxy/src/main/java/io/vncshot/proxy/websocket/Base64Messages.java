package io.vncshot.proxy.websocket;

import io.netty.buffer.ByteBuf;
import java.util.Base64;

/** The base64 subprotocol: each text message is base64 with padding, decoded as its pieces stream in. */
public final class Base64Messages {
    private final byte[] carried = new byte[4];
    private int carriedBytes;
    private boolean padded;

    /** The payload of one text message for these bytes, which are released. */
    public static ByteBuf encode(ByteBuf bytes) {
        ByteBuf text = bytes.alloc().ioBuffer((bytes.readableBytes() + 2) / 3 * 4);
        try {
            text.writeBytes(Base64.getEncoder().encode(bytes.nioBuffer()));
            return text;
        } finally {
            bytes.release();
        }
    }

    /** The bytes of a piece of a message, which is released. Up to three characters wait for the next piece. */
    public ByteBuf decode(ByteBuf piece) throws WebSocketException {
        try {
            int whole = (carriedBytes + piece.readableBytes()) / 4 * 4;
            if (padded && whole + carriedBytes + piece.readableBytes() > 0) {
                throw invalid();
            }
            byte[] text = new byte[whole];
            int old = Math.min(carriedBytes, whole);
            System.arraycopy(carried, 0, text, 0, old);
            piece.readBytes(text, old, whole - old);
            carry(piece, whole > 0);
            padded = whole > 0 && text[whole - 1] == '=';
            byte[] bytes = Base64.getDecoder().decode(text);
            return piece.alloc().ioBuffer(bytes.length).writeBytes(bytes);
        } catch (IllegalArgumentException e) {
            throw invalid();
        } finally {
            piece.release();
        }
    }

    private void carry(ByteBuf piece, boolean anew) {
        int start = anew ? 0 : carriedBytes;
        int n = piece.readableBytes();
        piece.readBytes(carried, start, n);
        carriedBytes = start + n;
    }

    /** The message has ended: the next one begins anew. */
    public void end() throws WebSocketException {
        padded = false;
        if (carriedBytes != 0) {
            throw invalid();
        }
    }

    private static WebSocketException invalid() {
        return new WebSocketException(CloseStatus.INVALID_PAYLOAD, "a text message must be base64");
    }
}
