package io.vncshot.proxy.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.vncshot.proxy.websocket.Base64Messages;
import io.vncshot.proxy.websocket.CloseStatus;
import io.vncshot.proxy.websocket.FrameListener;
import io.vncshot.proxy.websocket.FrameWriter;
import io.vncshot.proxy.websocket.Opcode;
import io.vncshot.proxy.websocket.Subprotocol;
import io.vncshot.proxy.websocket.WebSocketException;
import org.jspecify.annotations.Nullable;

/** What a client's frames mean: messages are for the target, pings are answered, and a Close frame ends the session. */
final class ClientMessages implements FrameListener {
    private final ClientRelay relay;
    private final Channel client;
    private final Opcode kind;
    private final @Nullable Base64Messages base64;
    private @Nullable ByteBuf owedPong;

    ClientMessages(ClientRelay relay, Channel client, Subprotocol subprotocol) {
        this.relay = relay;
        this.client = client;
        this.kind = subprotocol == Subprotocol.BASE64 ? Opcode.TEXT : Opcode.BINARY;
        this.base64 = subprotocol == Subprotocol.BASE64 ? new Base64Messages() : null;
    }

    @Override
    public void onMessage(Opcode opcode) throws WebSocketException {
        if (opcode != kind) {
            throw new WebSocketException(CloseStatus.UNSUPPORTED_DATA, "messages must be " + kind);
        }
    }

    @Override
    public void onPayload(ByteBuf piece) throws WebSocketException {
        relay.sendToTarget(base64 == null ? piece : base64.decode(piece));
    }

    @Override
    public void onMessageEnd() throws WebSocketException {
        if (base64 != null) {
            base64.end();
        }
    }

    /** A client that pings and does not read is owed one pong, the last (RFC 6455 §5.5.3). */
    @Override
    public void onPing(ByteBuf payload) {
        if (relay.isClosing()) {
            payload.release();
        } else if (client.isWritable()) {
            FrameWriter.writeControl(client, Opcode.PONG, payload);
        } else {
            owePong(payload);
        }
    }

    @Override
    public void onPong() {}

    @Override
    public void onClose(int code) {
        relay.clientClosed(code);
    }

    /** There is room again. */
    void payPong() {
        if (owedPong != null && !relay.isClosing()) {
            ByteBuf payload = owedPong;
            owedPong = null;
            FrameWriter.writeControl(client, Opcode.PONG, payload);
            client.flush();
        }
    }

    void release() {
        owePong(null);
    }

    private void owePong(@Nullable ByteBuf payload) {
        if (owedPong != null) {
            owedPong.release();
        }
        owedPong = payload;
    }
}
