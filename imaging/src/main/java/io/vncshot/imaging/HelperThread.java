package io.vncshot.imaging;

/** A thread that works for one call of a writer, and is gone before that call returns. */
class HelperThread extends Thread {
    HelperThread(String name) {
        super(name);
        setDaemon(true);
    }

    /** Waits until the thread has ended, also when the caller is interrupted meanwhile: helpers do not block for long. */
    final void awaitEnd() {
        boolean interrupted = false;
        while (isAlive()) {
            try {
                join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
