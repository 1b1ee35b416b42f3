package io.vncshot.proxy.relay;

import io.netty.buffer.ByteBuf;

/** Sees what a session passes on, on its event loop. Buffers are only looked at: neither read from nor kept. */
public interface SessionTap {
    /** Bytes for the target, as they were in a client's message. */
    void fromClient(ByteBuf bytes);

    /** Bytes for the client, as they came from the target. */
    void fromTarget(ByteBuf bytes);

    /** The last call. */
    void ended(EndReason reason);
}
