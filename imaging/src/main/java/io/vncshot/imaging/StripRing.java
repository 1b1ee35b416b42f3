package io.vncshot.imaging;

import org.jspecify.annotations.Nullable;

/**
 * Hands out strips to the threads that deflate them, and bounds how far these run ahead of the thread that writes. For
 * any number of threads.
 */
final class StripRing {
    private final int count;
    private final Strip[] strips;
    private final boolean[] ready;
    private int claimed;
    private int written;
    private boolean stopped;
    private @Nullable Throwable failure;

    /** For {@code count} strips, of which at most {@code places} are in hand at a time. */
    StripRing(int count, int places) {
        this.count = count;
        this.strips = new Strip[places];
        this.ready = new boolean[places];
        for (int i = 0; i < places; i++) {
            strips[i] = new Strip();
        }
    }

    /** The place of a strip, for the one who claimed it until it is ready, then for the one who writes it. */
    Strip strip(int number) {
        return strips[number % strips.length];
    }

    /** The next strip to deflate, or -1 when there is none or no free place for it. */
    synchronized int claim() {
        if (stopped || claimed == count || isFull()) {
            return -1;
        }
        return claimed++;
    }

    /** The next strip to deflate, once there is a place for it, or -1 when there will be none. */
    synchronized int awaitClaim() throws InterruptedException {
        while (!stopped && claimed < count && isFull()) {
            wait();
        }
        return claim();
    }

    synchronized boolean isReady(int number) {
        return ready[number % ready.length];
    }

    /** @throws IllegalStateException when another thread has failed */
    synchronized void awaitReady(int number) throws InterruptedException {
        while (failure == null && !isReady(number)) {
            wait();
        }
        if (failure != null) {
            throw new IllegalStateException("deflating a strip of a PNG failed", failure);
        }
    }

    synchronized void markReady(int number) {
        ready[number % ready.length] = true;
        notifyAll();
    }

    synchronized void markWritten(int number) {
        ready[number % ready.length] = false;
        written = number + 1;
        notifyAll();
    }

    synchronized void fail(Throwable cause) {
        failure = cause;
        stop();
    }

    /** Lets nobody claim any more. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    private boolean isFull() {
        return claimed - written == strips.length;
    }
}
