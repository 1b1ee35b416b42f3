package io.vncshot.proxy;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** How long the proxy serves: for ever, for a time, until it has been idle, or for one WebSocket. */
final class Lifetime {
    /** Seconds of 0 stand for no such end. */
    record Limits(int timeoutSeconds, int idleSeconds, boolean runOnce) {}

    private final Limits limits;
    private final Connections connections;
    private final EventLoop loop;
    private final Runnable stopListening;
    private final Promise<Void> over;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable Future<?> idleEnd;
    private @Nullable Future<?> timeout;

    /** The action runs once, on the loop, when nothing more is to be accepted. */
    Lifetime(Limits limits, Connections connections, EventLoop loop, Runnable stopListening) {
        this.limits = limits;
        this.connections = connections;
        this.loop = loop;
        this.stopListening = stopListening;
        this.over = loop.newPromise();
    }

    void start() {
        if (limits.timeoutSeconds > 0) {
            timeout = loop.schedule(this::endWhenQuiet, limits.timeoutSeconds, TimeUnit.SECONDS);
        }
        loop.execute(this::considerIdle);
    }

    /** Whether another WebSocket may begin; with runOnce the first one says so for itself alone. */
    boolean admitSession() {
        if (!limits.runOnce) {
            return !closed.get();
        }
        boolean first = closed.compareAndSet(false, true);
        if (first) {
            loop.execute(stopListening);
        }
        return first;
    }

    /** Whether another WebSocket could begin. */
    boolean acceptsSessions() {
        return !closed.get();
    }

    /** A connection began or ended. */
    void changed() {
        execute(this::considerIdle);
    }

    /** A WebSocket, or its connection to the target, has ended. */
    void sessionEnded() {
        if (closed.get()) {
            execute(this::considerEnd);
        }
    }

    /** Accepts no more and is over when the last WebSocket has ended. */
    void endWhenQuiet() {
        execute(() -> {
            if (closed.compareAndSet(false, true)) {
                stopListening.run();
            }
            considerEnd();
        });
    }

    /** Connections that end with the loops, and signals that come then, have nothing more to tell. */
    private void execute(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            over.trySuccess(null);
        }
    }

    /** Is over now. */
    void end() {
        if (timeout != null) {
            timeout.cancel(false);
        }
        over.trySuccess(null);
    }

    /** Done when the proxy is to exit. */
    Future<Void> over() {
        return over;
    }

    private void considerEnd() {
        if (!connections.hasSessions()) {
            end();
        }
    }

    private void considerIdle() {
        if (limits.idleSeconds == 0) {
            return;
        }
        if (idleEnd != null) {
            idleEnd.cancel(false);
            idleEnd = null;
        }
        if (connections.accepted() == 0) {
            idleEnd = loop.schedule(this::end, limits.idleSeconds, TimeUnit.SECONDS);
        }
    }
}
