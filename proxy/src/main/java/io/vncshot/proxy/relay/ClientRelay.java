package io.vncshot.proxy.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.vncshot.proxy.transport.LingeringClose;
import io.vncshot.proxy.transport.LogText;
import io.vncshot.proxy.transport.StallWatch;
import io.vncshot.proxy.websocket.Base64Messages;
import io.vncshot.proxy.websocket.CloseStatus;
import io.vncshot.proxy.websocket.FrameDecoder;
import io.vncshot.proxy.websocket.FrameListener;
import io.vncshot.proxy.websocket.FrameWriter;
import io.vncshot.proxy.websocket.Opcode;
import io.vncshot.proxy.websocket.Subprotocol;
import io.vncshot.proxy.websocket.WebSocketException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client's side of a connection, from the answer 101 on: its messages go to the target, the target's bytes to it as
 * frames. A side is read only while the other can be written to; until there is a target, what came with the handshake
 * waits. All of it happens on the event loop that both channels share.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports failures to the pipeline
public final class ClientRelay extends ChannelInboundHandlerAdapter implements FrameListener {
    private static final Logger LOG = LoggerFactory.getLogger("proxy");
    private static final int CLOSE_SECONDS = 5;

    private final Channel client;
    private final Subprotocol subprotocol;
    private final @Nullable Heartbeat heartbeat;
    private final FrameDecoder decoder = new FrameDecoder(this);
    private final @Nullable Base64Messages base64;
    private final Queue<ByteBuf> early = new ArrayDeque<>(2);
    private @Nullable Channel target;
    private @Nullable ByteBuf owedPong;
    private @Nullable StallWatch closing;
    private boolean inputEnded;
    private boolean ended;

    public ClientRelay(Channel client, Subprotocol subprotocol, RelaySettings settings) {
        this.client = client;
        this.subprotocol = subprotocol;
        this.base64 = subprotocol == Subprotocol.BASE64 ? new Base64Messages() : null;
        this.heartbeat =
                settings.heartbeatSeconds() > 0 ? new Heartbeat(client, settings.heartbeatSeconds(), this::drop) : null;
    }

    /** The handler for the channel to the target. */
    public ChannelHandler targetHandler() {
        return new TargetRelay(this);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        if (heartbeat != null) {
            heartbeat.start();
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        ended = true;
        if (heartbeat != null) {
            heartbeat.stop();
        }
        if (closing != null) {
            closing.stop();
        }
        owePong(null);
        for (ByteBuf bytes = early.poll(); bytes != null; bytes = early.poll()) {
            bytes.release();
        }
    }

    /** Begins to pass bytes on. */
    public void connected(Channel newTarget) {
        if (ended) {
            newTarget.close();
            return;
        }
        target = newTarget;
        receiveEarly();
        if (ended) {
            return;
        }
        newTarget.flush();
        newTarget.config().setAutoRead(client.isWritable());
        readWhile(newTarget.isWritable());
        if (inputEnded) {
            end();
        }
    }

    /** There is no target to be had. */
    public void connectFailed(Throwable cause) {
        targetFailed("cannot connect: " + LogText.of(cause));
    }

    /** Tells the client that the server goes away, and waits for it to agree. */
    public void goAway() {
        close(CloseStatus.GOING_AWAY, "Server is shutting down");
    }

    // What the client sends

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (heartbeat != null) {
            heartbeat.heard();
        }
        if (target == null && closing == null) {
            early.add(bytes);
        } else {
            receive(bytes);
        }
    }

    private void receiveEarly() {
        while (!ended && !early.isEmpty()) {
            receive(early.remove());
        }
    }

    private void receive(ByteBuf bytes) {
        try {
            decoder.decode(bytes);
        } catch (WebSocketException e) {
            LOG.debug("{}: closed with {}: {}", client.remoteAddress(), e.closeStatus(), e.getMessage());
            if (closing == null) {
                sendClose(e.closeStatus(), LogText.of(e));
            }
            end();
        } finally {
            bytes.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (target != null) {
            target.flush();
        }
        client.flush();
    }

    @Override
    public void onMessage(Opcode opcode) throws WebSocketException {
        Opcode expected = subprotocol == Subprotocol.BASE64 ? Opcode.TEXT : Opcode.BINARY;
        if (opcode != expected) {
            throw new WebSocketException(CloseStatus.UNSUPPORTED_DATA, "messages must be " + expected);
        }
    }

    @Override
    public void onPayload(ByteBuf piece) throws WebSocketException {
        ByteBuf bytes = base64 == null ? piece : base64.decode(piece);
        if (target == null || !target.isActive()) {
            bytes.release();
        } else {
            target.write(bytes, target.voidPromise());
        }
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
        if (closing != null) {
            payload.release();
        } else if (client.isWritable()) {
            FrameWriter.writeControl(client, Opcode.PONG, payload);
        } else {
            owePong(payload);
        }
    }

    private void owePong(@Nullable ByteBuf payload) {
        if (owedPong != null) {
            owedPong.release();
        }
        owedPong = payload;
    }

    @Override
    public void onPong() {}

    @Override
    public void onClose(int code) {
        if (closing == null) {
            sendClose(code, "");
        }
        end(LingeringClose.afterLastWord());
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        boolean writable = client.isWritable();
        if (writable && owedPong != null && closing == null) {
            ByteBuf payload = owedPong;
            owedPong = null;
            FrameWriter.writeControl(client, Opcode.PONG, payload);
            client.flush();
        }
        if (target != null) {
            target.config().setAutoRead(writable);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            inputEnded = true;
            if (target != null || closing != null) {
                end();
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("{}: {}", client.remoteAddress(), LogText.of(cause));
        drop();
    }

    // What the target sends

    void sendData(ByteBuf bytes) {
        if (ended || closing != null) {
            bytes.release();
        } else if (base64 != null) {
            FrameWriter.writeData(client, Opcode.TEXT, Base64Messages.encode(bytes));
        } else {
            FrameWriter.writeData(client, Opcode.BINARY, bytes);
        }
    }

    void flush() {
        if (!ended) {
            client.flush();
        }
    }

    void readWhile(boolean targetIsWritable) {
        if (!ended) {
            client.config().setAutoRead(targetIsWritable);
        }
    }

    void targetEnded() {
        close(CloseStatus.NORMAL, "Target closed");
    }

    void targetFailed(String reason) {
        if (!ended && closing == null) {
            LOG.info("{}: target: {}", client.remoteAddress(), reason);
        }
        close(CloseStatus.INTERNAL_ERROR, "Target connection failed");
    }

    // The end

    /** Sends a Close frame and waits for the client's; until that comes its messages still go to the target. */
    private void close(int code, String reason) {
        if (ended || closing != null) {
            return;
        }
        sendClose(code, reason);
        closing = StallWatch.start(client, CLOSE_SECONDS, this::end);
        client.config().setAutoRead(target == null || target.isWritable());
        receiveEarly();
        if (inputEnded) {
            end();
        }
    }

    private void sendClose(int code, String reason) {
        FrameWriter.writeClose(client, code, reason);
        client.flush();
    }

    /** Everything has been said: both sides get what was written to them, and no more is taken from them. */
    private void end() {
        end(new LingeringClose());
    }

    private void end(LingeringClose clientClose) {
        if (ended) {
            return;
        }
        ended = true;
        client.pipeline().replace(this, null, clientClose);
        if (target != null && target.pipeline().get(TargetRelay.class) != null) {
            target.pipeline().replace(TargetRelay.class, null, new LingeringClose());
        }
    }

    private void drop() {
        client.close();
        end();
    }
}
