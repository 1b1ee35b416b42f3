package io.vncshot.proxy.websocket;

import io.netty.buffer.ByteBuf;

/** Takes what a {@link FrameDecoder} finds, in order. Buffers belong to the listener, which releases them. */
public interface FrameListener {
    /** Whether it takes nothing now: what is being decoded is left where it is. */
    boolean isFull();

    /** Whether it makes no difference where messages that are not compressed begin and end: pieces may hold several. */
    default boolean joinsMessages() {
        return false;
    }

    /** A message begins; the opcode is TEXT or BINARY. */
    void onMessage(Opcode opcode, Coding coding) throws WebSocketException;

    /**
     * A piece of the message, unmasked; at least one byte. For a listener that joins messages it may come after their
     * ends, but before anything else.
     */
    void onPayload(ByteBuf piece) throws WebSocketException;

    /** The message has ended. */
    void onMessageEnd() throws WebSocketException;

    /** A ping with 0 to 125 bytes. */
    void onPing(ByteBuf payload);

    void onPong();

    /** The peer's Close frame, the last thing it says; the code is {@link CloseStatus#NONE} where it has none. */
    void onClose(int code);
}
