package io.vncshot.imaging;

import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class StripPipelineTest {
    @AfterEach
    void noThreadIsLeft() {
        assertThat(Thread.getAllStackTraces().keySet()).noneMatch(HelperThread.class::isInstance);
    }

    @Test
    void failureOfAHelperReachesTheCaller() {
        Thread caller = Thread.currentThread();
        CountDownLatch helperIsIn = new CountDownLatch(1);
        IllegalArgumentException failure = new IllegalArgumentException("broken");
        Rows rows = () -> {
            if (Thread.currentThread() != caller) {
                helperIsIn.countDown();
                throw failure;
            }
            helperIsIn.await();
        };

        assertThatThrownBy(() -> pipeline(rows).write(OutputStream.nullOutputStream()))
                .isInstanceOf(IllegalStateException.class)
                .hasCause(failure);
    }

    @Test
    void failureOfTheCallersOwnStripEndsTheHelpers() {
        Thread caller = Thread.currentThread();
        CountDownLatch callerIsIn = new CountDownLatch(1);
        IllegalArgumentException failure = new IllegalArgumentException("broken");
        Rows rows = () -> {
            if (Thread.currentThread() == caller) {
                callerIsIn.countDown();
                throw failure;
            }
            callerIsIn.await();
        };

        assertThatThrownBy(() -> pipeline(rows).write(OutputStream.nullOutputStream()))
                .isSameAs(failure);
    }

    @Test
    void interruptedCallerGivesUpOnceTheHelpersHaveEnded() {
        Thread caller = Thread.currentThread();
        CountDownLatch helperIsIn = new CountDownLatch(1);
        Rows rows = () -> {
            if (Thread.currentThread() == caller) {
                helperIsIn.await();
                return;
            }
            helperIsIn.countDown();
            awaitIn("awaitReady", caller);
            caller.interrupt();
            awaitIn("awaitEnd", caller);
        };

        assertThatThrownBy(() -> pipeline(rows).write(OutputStream.nullOutputStream()))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void awaitIn(String method, Thread thread) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            for (StackTraceElement frame : thread.getStackTrace()) {
                if (frame.getMethodName().equals(method)) {
                    return true;
                }
            }
            return false;
        });
    }

    private static StripPipeline pipeline(Rows rows) {
        return new StripPipeline(StripPlan.of(rows, 2), 2);
    }

    /** Scanlines so long that each is a strip, with something to do before each. */
    private interface Rows extends Scanlines {
        void beforeFill() throws InterruptedException;

        @Override
        default int rowBytes() {
            return 1 << 18;
        }

        @Override
        default Coding codingOf(int firstRow, int rows) {
            return Coding.SCREEN;
        }

        @Override
        default void fill(int firstRow, int rows, Coding coding, byte[] target) {
            try {
                beforeFill();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
