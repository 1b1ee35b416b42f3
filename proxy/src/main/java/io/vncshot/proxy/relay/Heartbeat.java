package io.vncshot.proxy.relay;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.vncshot.proxy.websocket.FrameWriter;
import io.vncshot.proxy.websocket.Opcode;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Pings a client each period, and drops one from which nothing at all has come in the period after a ping. Periods in
 * which the client was not read do not count.
 */
final class Heartbeat {
    private final Channel client;
    private final int seconds;
    private final Runnable drop;
    private boolean awaited;
    private @Nullable Future<?> next;

    Heartbeat(Channel client, int seconds, Runnable drop) {
        this.client = client;
        this.seconds = seconds;
        this.drop = drop;
    }

    void start() {
        next = client.eventLoop().scheduleAtFixedRate(this::beat, seconds, seconds, TimeUnit.SECONDS);
    }

    void stop() {
        if (next != null) {
            next.cancel(false);
        }
    }

    void heard() {
        awaited = false;
    }

    private void beat() {
        if (!client.config().isAutoRead()) {
            return;
        }
        if (awaited) {
            drop.run();
            return;
        }
        awaited = true;
        FrameWriter.writeControl(client, Opcode.PING, Unpooled.EMPTY_BUFFER);
        client.flush();
    }
}
