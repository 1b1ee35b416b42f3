package io.vncshot.proxy.websocket;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/** RFC 6455 §5.3, in place or towards the start of a buffer. */
final class Unmasking {
    /** From so many bytes on it pays to see them as an array of longs, a loop over which Java compiles far better. */
    private static final int LONG = 256;

    private Unmasking() {}

    /**
     * Unmasks that many bytes, and puts them at an index that is not behind the one where they are. The first byte is
     * combined with the mask's highest byte.
     */
    static void apply(ByteBuf buffer, int from, int to, int length, int mask) {
        if (buffer.nioBufferCount() == 1) {
            int way = from - to;
            apply(buffer.internalNioBuffer(to, way + length), way, mask);
            return;
        }
        for (int i = 0; i < length; i++) {
            buffer.setByte(to + i, buffer.getByte(from + i) ^ maskByte(mask, i));
        }
    }

    /** What is masked is the bytes from the way on. */
    private static void apply(ByteBuffer bytes, int way, int mask) {
        long wide = (mask & 0xffffffffL) << 32 | (mask & 0xffffffffL);
        int start = bytes.position();
        int end = bytes.limit() - way;
        int i = start;
        if (end - start >= LONG) {
            int longs = (end - start) / Long.BYTES;
            apply(longs(bytes, start + way, longs), longs(bytes, start, longs), inNativeOrder(wide));
            i += longs * Long.BYTES;
        }
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            bytes.putLong(i, bytes.getLong(i + way) ^ wide);
        }
        for (; i < end; i++) {
            bytes.put(i, (byte) (bytes.get(i + way) ^ maskByte(mask, i - start)));
        }
    }

    private static LongBuffer longs(ByteBuffer bytes, int start, int number) {
        return bytes.slice(start, number * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
    }

    private static long inNativeOrder(long wide) {
        return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? wide : Long.reverseBytes(wide);
    }

    private static void apply(LongBuffer from, LongBuffer to, long mask) {
        int length = to.limit();
        for (int i = 0; i < length; i++) {
            to.put(i, from.get(i) ^ mask);
        }
    }

    private static int maskByte(int mask, int index) {
        return mask >>> (24 - 8 * (index & 3));
    }
}
