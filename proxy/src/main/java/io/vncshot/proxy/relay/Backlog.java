package io.vncshot.proxy.relay;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Watches that what waits for a target gets on, and acts when it has not for a period. */
final class Backlog {
    private final Runnable stalled;
    private final Future<?> checks;
    private boolean moved = true;

    private Backlog(EventLoop loop, int seconds, Runnable stalled) {
        this.stalled = stalled;
        this.checks = loop.scheduleAtFixedRate(this::check, seconds, seconds, TimeUnit.SECONDS);
    }

    static Backlog watch(EventLoop loop, int seconds, Runnable stalled) {
        return new Backlog(loop, seconds, stalled);
    }

    void moved() {
        moved = true;
    }

    void stop() {
        checks.cancel(false);
    }

    private void check() {
        if (!moved) {
            stop();
            stalled.run();
        }
        moved = false;
    }
}
