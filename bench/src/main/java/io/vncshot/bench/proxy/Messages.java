package io.vncshot.bench.proxy;

import java.nio.ByteBuffer;

/** Messages ready to be sent, some of them in a row: masked frames for a WebSocket, bytes alone for a relay. */
final class Messages {
    private static final int MASK = 0x5ac3_0f96;

    private Messages() {}

    /** The same message a number of times. */
    static byte[] repeated(byte[] payload, int times, Framing framing) {
        byte[] one = framing == Framing.WEBSOCKET ? frame(payload) : payload;
        ByteBuffer all = ByteBuffer.allocate(one.length * times);
        for (int i = 0; i < times; i++) {
            all.put(one);
        }
        return all.array();
    }

    enum Framing {
        WEBSOCKET,
        NONE
    }

    private static byte[] frame(byte[] payload) {
        int length = payload.length;
        ByteBuffer frame = ByteBuffer.allocate(length + 14).put((byte) 0x82);
        if (length <= 125) {
            frame.put((byte) (0x80 | length));
        } else if (length <= 0xffff) {
            frame.put((byte) (0x80 | 126)).putShort((short) length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(length);
        }
        frame.putInt(MASK);
        for (int i = 0; i < length; i++) {
            frame.put((byte) (payload[i] ^ MASK >>> (24 - 8 * (i & 3))));
        }
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }

    /** The head of a frame whose payload is practically without end. */
    static byte[] endlessHead() {
        return ByteBuffer.allocate(14)
                .put((byte) 0x82)
                .put((byte) (0x80 | 127))
                .putLong(1L << 50)
                .putInt(MASK)
                .array();
    }
}
