package io.vncshot.testserver.demo;

import java.time.Clock;

/** Has a desktop look at its clock at the beginning of every second. */
final class Ticker implements Runnable, AutoCloseable {
    private static final long SECOND_MILLIS = 1000;

    private final DemoDesktop desktop;
    private final Clock clock;
    private final Thread thread;
    private boolean closed;

    private Ticker(DemoDesktop desktop, Clock clock) {
        this.desktop = desktop;
        this.clock = clock;
        this.thread = new Thread(this, "vncshot-demo-clock");
        thread.setDaemon(true);
    }

    static Ticker start(DemoDesktop desktop, Clock clock) {
        Ticker ticker = new Ticker(desktop, clock);
        ticker.thread.start();
        return ticker;
    }

    @Override
    public void run() {
        while (awaitNextSecond()) {
            desktop.tick();
        }
    }

    private synchronized boolean awaitNextSecond() {
        long left = SECOND_MILLIS - Math.floorMod(clock.millis(), SECOND_MILLIS);
        long deadline = System.nanoTime() + left * 1_000_000;
        try {
            while (!closed && left > 0) {
                wait(left);
                left = (deadline - System.nanoTime() + 999_999) / 1_000_000;
            }
        } catch (InterruptedException e) {
            return false;
        }
        return !closed;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join(SECOND_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
