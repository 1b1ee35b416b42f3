package io.vncshot.cli;

import io.vncshot.cli.time.Stoppable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a signal which ends the process does not leave keys and buttons down, or files half written: the run is
 * stopped, and the process goes on until the run has seen to that, for a while.
 */
final class OrderlyEnd implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 2000;

    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable Thread hook;

    /** From here on a signal stops the run. */
    void stopAtSignal(Stoppable run) {
        Thread thread = new Thread("orderly-end") {
            @Override
            public void run() {
                run.stop();
                awaitOver();
            }
        };
        if (register(thread)) {
            hook = thread;
        } else {
            run.stop();
        }
    }

    private static boolean register(Thread thread) {
        try {
            Runtime.getRuntime().addShutdownHook(thread);
            return true;
        } catch (IllegalStateException shuttingDown) {
            return false;
        }
    }

    private void awaitOver() {
        try {
            // Where it takes longer, the server does not take the releases, and there is nothing more to do.
            boolean ignored = over.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The run is over, and a signal ends the process at once again. */
    @Override
    public void close() {
        over.countDown();
        if (hook == null) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // It runs, and has just been told that all is done.
        }
    }
}
