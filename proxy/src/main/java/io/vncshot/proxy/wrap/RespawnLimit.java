package io.vncshot.proxy.wrap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How often a command is started again: not when its last three starts were all within ten seconds. */
final class RespawnLimit {
    static final int STARTS = 3;
    static final int SECONDS = 10;

    private final LongSupplier nanoClock;
    private final Deque<Long> starts = new ArrayDeque<>();

    RespawnLimit(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    void started() {
        starts.add(nanoClock.getAsLong());
        if (starts.size() > STARTS) {
            starts.remove();
        }
    }

    boolean isReached() {
        return starts.size() == STARTS && nanoClock.getAsLong() - starts.element() < TimeUnit.SECONDS.toNanos(SECONDS);
    }
}
