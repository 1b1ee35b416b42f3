package io.vncshot.proxy.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Inflates messages as they stream in (RFC 7692 §7.2.2), a piece at a time as it is asked for: a few bytes can become
 * a thousand times as many. Has native memory, which {@link #close} frees.
 */
public final class Inflation {
    private static final int PIECE = 32768;
    private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

    private final Inflater inflater = new Inflater(true);
    private final DeflateTerms.Window window;
    private ByteBuf input = Unpooled.EMPTY_BUFFER;

    public Inflation(DeflateTerms.Window window) {
        this.window = window;
    }

    /** Takes more of a message. What came before must have been used up: {@link #next} was null. */
    public void add(ByteBuf piece) {
        input = piece;
        inflater.setInput(piece.nioBuffer());
    }

    /** The message has no more bytes; what is left of it is asked for by {@link #next}. */
    public void endInput() {
        add(Unpooled.wrappedBuffer(TAIL));
    }

    /** After the last bytes of a message. */
    public void endMessage() {
        if (window == DeflateTerms.Window.RESET) {
            inflater.reset();
        }
    }

    /** Up to 32 KiB of the message; null if it takes more input. */
    public @Nullable ByteBuf next(ByteBufAllocator allocator) throws WebSocketException {
        ByteBuf out = allocator.ioBuffer(PIECE);
        try {
            int n = inflate(out);
            if (n > 0) {
                return out.writerIndex(n);
            }
        } catch (DataFormatException e) {
            out.release();
            throw new WebSocketException(CloseStatus.INVALID_PAYLOAD, "a compressed message that cannot be inflated");
        }
        out.release();
        releaseInput();
        return null;
    }

    /** A peer may end its stream at a message's end (§7.2.3.4), where a new one begins. */
    private int inflate(ByteBuf out) throws DataFormatException {
        int n = inflater.inflate(out.internalNioBuffer(0, PIECE));
        while (n == 0 && inflater.finished() && inflater.getRemaining() > 0) {
            int used = input.readableBytes() - inflater.getRemaining();
            inflater.reset();
            inflater.setInput(input.skipBytes(used).nioBuffer());
            n = inflater.inflate(out.internalNioBuffer(0, PIECE));
        }
        if (n == 0 && inflater.needsDictionary()) {
            throw new DataFormatException();
        }
        return n;
    }

    /** Leaves out the rest of the input; whatever comes later is of no use either. */
    public @Nullable ByteBuf skip() {
        releaseInput();
        inflater.reset();
        return null;
    }

    private void releaseInput() {
        input.release();
        input = Unpooled.EMPTY_BUFFER;
    }

    public void close() {
        releaseInput();
        inflater.end();
    }
}
