package io.vncshot.proxy.websocket;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;

/** RFC 6455 §5.3, in place. */
final class Unmasking {
    private Unmasking() {}

    /** The first byte is combined with the mask's highest byte. */
    static void apply(ByteBuf buffer, int index, int length, int mask) {
        if (buffer.nioBufferCount() == 1) {
            apply(buffer.internalNioBuffer(index, length), mask);
            return;
        }
        for (int i = 0; i < length; i++) {
            buffer.setByte(index + i, buffer.getByte(index + i) ^ maskByte(mask, i));
        }
    }

    private static void apply(ByteBuffer bytes, int mask) {
        long wide = (mask & 0xffffffffL) << 32 | (mask & 0xffffffffL);
        int start = bytes.position();
        int end = bytes.limit();
        int i = start;
        for (; i + 8 <= end; i += 8) {
            bytes.putLong(i, bytes.getLong(i) ^ wide);
        }
        for (; i < end; i++) {
            bytes.put(i, (byte) (bytes.get(i) ^ maskByte(mask, i - start)));
        }
    }

    private static int maskByte(int mask, int index) {
        return mask >>> (24 - 8 * (index & 3));
    }
}
