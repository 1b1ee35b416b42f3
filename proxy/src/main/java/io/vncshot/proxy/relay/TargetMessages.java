package io.vncshot.proxy.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.vncshot.proxy.websocket.Base64Messages;
import io.vncshot.proxy.websocket.Deflation;
import io.vncshot.proxy.websocket.FrameWriter;
import io.vncshot.proxy.websocket.Opcode;
import io.vncshot.proxy.websocket.Subprotocol;
import org.jspecify.annotations.Nullable;

/** Makes a target's bytes messages for the client. */
final class TargetMessages {
    private final Channel client;
    private final boolean isBase64;
    private final @Nullable Deflation deflation;

    TargetMessages(Channel client, Agreement agreement) {
        this.client = client;
        this.isBase64 = agreement.subprotocol() == Subprotocol.BASE64;
        this.deflation = agreement.deflate() == null
                ? null
                : new Deflation(agreement.deflate().server());
    }

    /** Writes the bytes, which are released, as one message, without flushing. */
    void write(ByteBuf bytes) {
        Opcode opcode = isBase64 ? Opcode.TEXT : Opcode.BINARY;
        ByteBuf payload = isBase64 ? Base64Messages.encode(bytes) : bytes;
        if (deflation == null) {
            FrameWriter.writeData(client, opcode, payload);
        } else {
            FrameWriter.writeDeflated(client, opcode, deflation.deflate(payload));
        }
    }

    void release() {
        if (deflation != null) {
            deflation.close();
        }
    }
}
