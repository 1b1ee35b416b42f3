package io.vncshot.proxy.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.vncshot.proxy.transport.ClientAddress;
import io.vncshot.proxy.transport.LingeringClose;
import io.vncshot.proxy.transport.LogText;
import io.vncshot.proxy.transport.StallWatch;
import io.vncshot.proxy.websocket.CloseStatus;
import io.vncshot.proxy.websocket.FrameWriter;
import io.vncshot.proxy.websocket.WebSocketException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client's side of a connection, from the answer 101 on: its messages go to the target, the target's bytes to it as
 * frames. A side is read only while the other can be written to; until there is a target, what came with the handshake
 * waits. All of it happens on the event loop that both channels share.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports failures to the pipeline
public final class ClientRelay extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger("proxy");
    private static final int CLOSE_SECONDS = 5;

    private final Channel client;
    private final @Nullable Heartbeat heartbeat;
    private final SessionTap tap;
    private final ClientMessages messages;
    private final ClientIntake intake;
    private final TargetMessages answers;
    private @Nullable Channel target;
    private @Nullable StallWatch closing;
    private @Nullable EndReason reason;
    private boolean ended;

    public ClientRelay(Channel client, Agreement agreement, RelaySettings settings, SessionTap tap) {
        this.client = client;
        this.tap = tap;
        this.messages = new ClientMessages(this, client, agreement);
        this.intake = new ClientIntake(this, client, messages);
        this.answers = new TargetMessages(client, agreement);
        this.heartbeat = settings.heartbeatSeconds() > 0
                ? new Heartbeat(client, settings.heartbeatSeconds(), this::dropSilent)
                : null;
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
        intake.release();
        answers.release();
    }

    /** Begins to pass bytes on. */
    public void connected(Channel newTarget) {
        if (ended) {
            newTarget.close();
            return;
        }
        target = newTarget;
        intake.takeOn();
        if (ended) {
            return;
        }
        newTarget.flush();
        newTarget.config().setAutoRead(client.isWritable());
        readWhile(newTarget.isWritable());
        intake.endWhenTaken();
    }

    /** There is no target to be had. */
    public void connectFailed(Throwable cause) {
        because(EndReason.CONNECT_FAILED);
        targetFailed("cannot connect: " + LogText.of(cause));
    }

    /** Tells the client that the server goes away, and waits for it to agree. */
    public void goAway() {
        because(EndReason.SHUTDOWN);
        close(CloseStatus.GOING_AWAY, "Server is shutting down");
    }

    // What the client sends

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (heartbeat != null) {
            heartbeat.heard();
        }
        intake.add(bytes);
    }

    /** Whether what has come can be sent on, or thrown away. */
    boolean takesInput() {
        return !ended && (target != null || closing != null);
    }

    boolean hasEnded() {
        return ended;
    }

    /** The client broke a rule. */
    void breakOff(WebSocketException e) {
        because(EndReason.PROTOCOL_ERROR);
        LOG.debug("{}: closed with {}: {}", ClientAddress.of(client), e.closeStatus(), e.getMessage());
        if (closing == null) {
            sendClose(e.closeStatus(), LogText.of(e));
        }
        end();
    }

    void flushBoth() {
        if (target != null) {
            target.flush();
            readWhile(target.isWritable());
        }
        client.flush();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (target != null) {
            target.flush();
        }
        client.flush();
    }

    /** Whether there is a target that still takes bytes. */
    boolean hasTaker() {
        return target != null && target.isActive();
    }

    boolean hasRoom() {
        return target != null && target.isWritable();
    }

    void sendToTarget(ByteBuf bytes) {
        if (target == null || !target.isActive()) {
            bytes.release();
        } else {
            tap.fromClient(bytes);
            target.write(bytes, target.voidPromise());
        }
    }

    void clientClosed(int code) {
        because(EndReason.CLIENT_CLOSED);
        if (closing == null) {
            sendClose(code, "");
        }
        end(LingeringClose.afterLastWord());
    }

    boolean isClosing() {
        return closing != null;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        boolean writable = client.isWritable();
        if (writable) {
            messages.payPong();
        }
        if (target != null) {
            target.config().setAutoRead(writable);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            because(EndReason.CLIENT_LOST);
            intake.end();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        because(EndReason.CLIENT_LOST);
        end();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("{}: {}", ClientAddress.of(client), LogText.of(cause));
        because(EndReason.CLIENT_LOST);
        drop();
    }

    // What the target sends

    void sendData(ByteBuf bytes) {
        if (ended || closing != null) {
            bytes.release();
            return;
        }
        tap.fromTarget(bytes);
        answers.write(bytes);
    }

    void flush() {
        if (!ended) {
            client.flush();
        }
    }

    void readWhile(boolean targetIsWritable) {
        if (ended) {
            return;
        }
        client.config().setAutoRead(targetIsWritable && !intake.isFull());
        if (targetIsWritable) {
            intake.resumeSoon();
        }
    }

    void targetEnded() {
        because(EndReason.TARGET_CLOSED);
        close(CloseStatus.NORMAL, "Target closed");
    }

    void targetFailed(String what) {
        if (!ended && closing == null) {
            LOG.info("{}: target: {}", ClientAddress.of(client), what);
        }
        because(EndReason.TARGET_FAILED);
        close(CloseStatus.INTERNAL_ERROR, "Target connection failed");
    }

    // The end

    /** What comes first is the reason. */
    private void because(EndReason happened) {
        if (reason == null) {
            reason = happened;
        }
    }

    /** Sends a Close frame and waits for the client's; until that comes its messages still go to the target. */
    private void close(int code, String text) {
        if (ended || closing != null) {
            return;
        }
        sendClose(code, text);
        closing = StallWatch.start(client, CLOSE_SECONDS, this::end);
        client.config().setAutoRead(target == null || target.isWritable());
        intake.resumeSoon();
        intake.takeOn();
        intake.endWhenTaken();
    }

    private void sendClose(int code, String text) {
        FrameWriter.writeClose(client, code, text);
        client.flush();
    }

    /** Everything has been said: both sides get what was written to them, and no more is taken from them. */
    void end() {
        end(new LingeringClose());
    }

    private void end(LingeringClose clientClose) {
        if (ended) {
            return;
        }
        ended = true;
        tap.ended(reason == null ? EndReason.CLIENT_LOST : reason);
        client.pipeline().replace(this, null, clientClose);
        if (target != null && target.pipeline().get(TargetRelay.class) != null) {
            target.pipeline().replace(TargetRelay.class, null, new LingeringClose());
        }
    }

    private void dropSilent() {
        because(EndReason.NO_ANSWER);
        drop();
    }

    private void drop() {
        client.close();
        end();
    }
}
