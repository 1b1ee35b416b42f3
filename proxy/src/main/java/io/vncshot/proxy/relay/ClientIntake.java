package io.vncshot.proxy.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.vncshot.proxy.websocket.WebSocketException;
import org.jspecify.annotations.Nullable;

/** Takes what a client has sent as fast as its target does, to the last byte also after the client has gone. */
final class ClientIntake {
    private static final int STALL_SECONDS = 5;

    private final ClientRelay relay;
    private final Channel client;
    private final ClientMessages messages;
    private final ClientInput input;
    private @Nullable Backlog backlog;
    private boolean resuming;
    private boolean inputEnded;

    ClientIntake(ClientRelay relay, Channel client, ClientMessages messages) {
        this.relay = relay;
        this.client = client;
        this.messages = messages;
        this.input = new ClientInput(messages);
    }

    /** Whether the target must take more first. */
    boolean isFull() {
        return messages.isFull();
    }

    void add(ByteBuf bytes) {
        input.add(bytes);
        takeOn();
    }

    /** Takes what has come, if there is a target for it. */
    void takeOn() {
        if (!relay.takesInput()) {
            return;
        }
        try {
            input.decode();
        } catch (WebSocketException e) {
            relay.breakOff(e);
        }
    }

    /** Goes on with what waits, but not within the flush that made room for it. */
    void resumeSoon() {
        if (!resuming && messages.isFull()) {
            resuming = true;
            client.eventLoop().execute(this::resume);
        }
    }

    private void resume() {
        resuming = false;
        takeOn();
        if (relay.hasEnded()) {
            return;
        }
        if (backlog != null) {
            backlog.moved();
        }
        relay.flushBoth();
        endWhenTaken();
    }

    /** The client has sent its last byte. */
    void end() {
        inputEnded = true;
        endWhenTaken();
    }

    /** A client that has sent its last byte is done with when the target has got it. */
    void endWhenTaken() {
        if (!inputEnded || !relay.takesInput()) {
            return;
        }
        if (!input.isBehind()) {
            relay.end();
        } else if (backlog == null) {
            backlog = Backlog.watch(client.eventLoop(), STALL_SECONDS, relay::end);
        }
    }

    void release() {
        if (backlog != null) {
            backlog.stop();
        }
        input.release();
    }
}
