package io.vncshot.proxy.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.vncshot.proxy.websocket.Base64Messages;
import io.vncshot.proxy.websocket.CloseStatus;
import io.vncshot.proxy.websocket.Coding;
import io.vncshot.proxy.websocket.FrameListener;
import io.vncshot.proxy.websocket.FrameWriter;
import io.vncshot.proxy.websocket.Inflation;
import io.vncshot.proxy.websocket.Opcode;
import io.vncshot.proxy.websocket.Subprotocol;
import io.vncshot.proxy.websocket.WebSocketException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client's frames mean: messages are for the target, pings are answered, and a Close frame ends the session. */
final class ClientMessages implements FrameListener {
    private final ClientRelay relay;
    private final Channel client;
    private final Opcode kind;
    private final @Nullable Base64Messages base64;
    private final @Nullable Inflation inflation;
    private @Nullable ByteBuf owedPong;
    private boolean deflated;
    private boolean inflating;
    private boolean ending;

    ClientMessages(ClientRelay relay, Channel client, Agreement agreement) {
        Subprotocol subprotocol = agreement.subprotocol();
        this.relay = relay;
        this.client = client;
        this.inflation = agreement.deflate() == null
                ? null
                : new Inflation(agreement.deflate().client());
        this.kind = subprotocol == Subprotocol.BASE64 ? Opcode.TEXT : Opcode.BINARY;
        this.base64 = subprotocol == Subprotocol.BASE64 ? new Base64Messages() : null;
    }

    Set<Coding> codings() {
        return inflation == null ? Set.of(Coding.PLAIN) : Set.of(Coding.PLAIN, Coding.DEFLATED);
    }

    @Override
    public boolean isFull() {
        return inflating;
    }

    @Override
    public boolean joinsMessages() {
        return base64 == null;
    }

    @Override
    public void onMessage(Opcode opcode, Coding coding) throws WebSocketException {
        if (opcode != kind) {
            throw new WebSocketException(CloseStatus.UNSUPPORTED_DATA, "messages must be " + kind);
        }
        deflated = coding == Coding.DEFLATED;
    }

    @Override
    public void onPayload(ByteBuf piece) throws WebSocketException {
        if (inflation != null && deflated) {
            inflation.add(piece);
            inflate(inflation);
        } else {
            deliver(piece);
        }
    }

    private void deliver(ByteBuf piece) throws WebSocketException {
        relay.sendToTarget(base64 == null ? piece : base64.decode(piece));
    }

    /** Goes on until all is inflated or the target takes no more. */
    private void inflate(Inflation from) throws WebSocketException {
        inflating = true;
        while (relay.hasRoom() || !relay.hasTaker()) {
            ByteBuf piece = relay.hasTaker() ? from.next(client.alloc()) : from.skip();
            if (piece == null) {
                inflating = false;
                return;
            }
            deliver(piece);
        }
    }

    /** The target takes more again. */
    void resume() throws WebSocketException {
        if (inflation != null && inflating) {
            inflate(inflation);
            if (ending && !inflating) {
                endInflated(inflation);
            }
        }
    }

    @Override
    public void onMessageEnd() throws WebSocketException {
        if (inflation == null || !deflated) {
            endMessage();
            return;
        }
        ending = true;
        inflation.endInput();
        inflate(inflation);
        if (!inflating) {
            endInflated(inflation);
        }
    }

    private void endInflated(Inflation ended) throws WebSocketException {
        ending = false;
        ended.endMessage();
        endMessage();
    }

    private void endMessage() throws WebSocketException {
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
        if (inflation != null) {
            inflation.close();
        }
    }

    private void owePong(@Nullable ByteBuf payload) {
        if (owedPong != null) {
            owedPong.release();
        }
        owedPong = payload;
    }
}
