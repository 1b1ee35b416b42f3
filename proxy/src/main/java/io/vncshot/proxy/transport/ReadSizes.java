package io.vncshot.proxy.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;

/**
 * Sizes the buffers that a channel reads into, between 2 and 128 KiB, by what came last. Each begins with some unused
 * bytes, so that a header can be put in front without a copy.
 */
@SuppressWarnings("deprecation")
public final class ReadSizes extends DefaultMaxMessagesRecvByteBufAllocator {
    private static final int MIN = 2048;
    private static final int MAX = 131072;

    private final int headroom;

    public ReadSizes(int headroom) {
        this.headroom = headroom;
    }

    @Override
    public RecvByteBufAllocator.Handle newHandle() {
        return new SizingHandle();
    }

    private final class SizingHandle extends MaxMessageHandle {
        private int size = MIN;
        private int smallReads;

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            return allocator.ioBuffer(headroom + size).setIndex(headroom, headroom);
        }

        @Override
        public int guess() {
            return headroom + size;
        }

        @Override
        public void lastBytesRead(int bytes) {
            super.lastBytesRead(bytes);
            if (bytes >= size) {
                size = Math.min(MAX, size * 4);
                smallReads = 0;
            } else if (bytes > 0 && bytes < size / 4 && ++smallReads > 1) {
                size = Math.max(MIN, size / 4);
                smallReads = 0;
            }
        }
    }
}
