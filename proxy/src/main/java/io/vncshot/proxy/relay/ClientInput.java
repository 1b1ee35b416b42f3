package io.vncshot.proxy.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vncshot.proxy.websocket.FrameDecoder;
import io.vncshot.proxy.websocket.WebSocketException;
import java.util.ArrayDeque;
import java.util.Deque;

/** A client's bytes on their way to the decoder, where they wait while it takes none. */
final class ClientInput {
    private final ClientMessages messages;
    private final FrameDecoder decoder;
    private final Deque<ByteBuf> waiting = new ArrayDeque<>(2);
    private boolean released;

    ClientInput(ClientMessages messages) {
        this.messages = messages;
        this.decoder = new FrameDecoder(messages, messages.codings());
    }

    void add(ByteBuf bytes) {
        waiting.add(bytes);
    }

    /** Whether there is something that the target has not got. */
    boolean isBehind() {
        return messages.isFull() || !waiting.isEmpty();
    }

    /** Decodes what waits, as far as it is taken. */
    void decode() throws WebSocketException {
        if (messages.isFull()) {
            messages.resume();
            decoder.decode(Unpooled.EMPTY_BUFFER);
        }
        while (!released && !messages.isFull() && !waiting.isEmpty()) {
            decode(waiting.remove());
        }
    }

    private void decode(ByteBuf bytes) throws WebSocketException {
        try {
            decoder.decode(bytes);
        } finally {
            if (messages.isFull() && bytes.isReadable() && !released) {
                waiting.addFirst(bytes);
            } else {
                bytes.release();
            }
        }
    }

    void release() {
        released = true;
        messages.release();
        for (ByteBuf bytes = waiting.poll(); bytes != null; bytes = waiting.poll()) {
            bytes.release();
        }
    }
}
