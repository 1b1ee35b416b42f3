package io.vncshot.proxy.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs an action when a channel has not sent any of its queued bytes for a whole period; an empty queue counts as a
 * stall as well. For the end of a connection, where nothing is added to the queue.
 */
public final class StallWatch {
    private final Channel channel;
    private final int seconds;
    private final Runnable action;
    private long lastQueued = -1;
    private @Nullable Future<?> next;

    private StallWatch(Channel channel, int seconds, Runnable action) {
        this.channel = channel;
        this.seconds = seconds;
        this.action = action;
    }

    /** Starts watching. The action runs on the channel's event loop, once, after one to two periods without progress. */
    public static StallWatch start(Channel channel, int seconds, Runnable action) {
        StallWatch watch = new StallWatch(channel, seconds, action);
        watch.schedule();
        return watch;
    }

    /** Stops watching; on the event loop. */
    public void stop() {
        if (next != null) {
            next.cancel(false);
        }
    }

    private void schedule() {
        next = channel.eventLoop().schedule(this::check, seconds, TimeUnit.SECONDS);
    }

    private void check() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        long queued = buffer == null ? 0 : buffer.totalPendingWriteBytes() - buffer.currentProgress();
        if (queued == lastQueued) {
            action.run();
            return;
        }
        lastQueued = queued;
        schedule();
    }
}
