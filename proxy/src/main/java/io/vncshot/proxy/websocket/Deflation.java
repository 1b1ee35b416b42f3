package io.vncshot.proxy.websocket;

import io.netty.buffer.ByteBuf;
import java.util.zip.Deflater;

/** Deflates messages (RFC 7692 §7.2.1). Has native memory, which {@link #close} frees. */
public final class Deflation {
    private static final int TAIL = 4;

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final DeflateTerms.Window window;

    public Deflation(DeflateTerms.Window window) {
        this.window = window;
    }

    /** The payload of a whole message for these bytes, which are released; it has room for a header in front. */
    public ByteBuf deflate(ByteBuf bytes) {
        int length = bytes.readableBytes();
        ByteBuf out = bytes.alloc().ioBuffer(FrameWriter.HEADROOM + length + length / 1024 + 64);
        out.setIndex(FrameWriter.HEADROOM, FrameWriter.HEADROOM);
        if (length == 0) {
            bytes.release();
            return out.writeByte(0); // §7.2.3.6: zlib flushes nothing twice
        }
        try {
            deflater.setInput(bytes.nioBuffer());
            int room;
            int n;
            do {
                out.ensureWritable(256);
                room = out.writableBytes();
                n = deflater.deflate(out.internalNioBuffer(out.writerIndex(), room), Deflater.SYNC_FLUSH);
                out.writerIndex(out.writerIndex() + n);
            } while (n == room);
        } finally {
            bytes.release();
        }
        if (window == DeflateTerms.Window.RESET) {
            deflater.reset();
        }
        return out.writerIndex(out.writerIndex() - TAIL);
    }

    public void close() {
        deflater.end();
    }
}
