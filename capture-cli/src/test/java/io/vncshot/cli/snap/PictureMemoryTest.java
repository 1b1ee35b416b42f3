package io.vncshot.cli.snap;

import io.vncshot.rfb.protocol.RfbException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class PictureMemoryTest {
    private static final long MEBIBYTE = 1 << 20;

    @Test
    void screenThatAllOfTheMemoryIsTooSmallForIsRefused() throws RfbException {
        PictureMemory memory = new PictureMemory(6 * MEBIBYTE, 1, 1);
        memory.release(memory.take(1024, 1024));
        assertThatExceptionOfType(RfbException.class)
                .isThrownBy(() -> memory.take(1024, 1025))
                .withMessageStartingWith(
                        "the screen is 1024x1025 and takes 6 MiB of memory, of which there are 6 for pictures;");
    }

    @Test
    void smallScreenGetsItsFairShareAndMayGrowToIt() throws RfbException {
        PictureMemory memory = new PictureMemory(40 * MEBIBYTE, 4, 1);
        int share = memory.take(1, 1);
        assertThat(memory.pixels(share)).isEqualTo(8 << 18);
    }

    @Test
    void copiesAreCounted() throws RfbException {
        PictureMemory memory = new PictureMemory(40 * MEBIBYTE, 4, 2);
        assertThat(memory.pixels(memory.take(1, 1))).isEqualTo(4 << 18);
    }

    @Test
    void largeScreenWaitsForTheOthers() throws Exception {
        PictureMemory memory = new PictureMemory(40 * MEBIBYTE, 4, 1);
        int small = memory.take(100, 100);
        Thread large = new Thread(() -> {
            try {
                memory.release(memory.take(3000, 3000));
            } catch (RfbException e) {
                throw new IllegalStateException(e);
            }
        });
        large.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> large.getState() == Thread.State.WAITING);
        memory.release(small);
        large.join(20_000);
        assertThat(large.isAlive()).isFalse();
    }
}
