package io.vncshot.proxy.wrap;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class RespawnLimitTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final RespawnLimit limit = new RespawnLimit(nanos::get);

    @Test
    void thirdStartWithinTenSecondsIsTheLast() {
        limit.started();
        limit.started();
        assertThat(limit.isReached()).isFalse();
        pass(9);
        limit.started();
        assertThat(limit.isReached()).isTrue();
    }

    @Test
    void startsOfTenSecondsAgoDoNotCount() {
        limit.started();
        limit.started();
        limit.started();
        pass(10);
        assertThat(limit.isReached()).isFalse();
        limit.started();
        assertThat(limit.isReached()).isFalse();
        limit.started();
        limit.started();
        assertThat(limit.isReached()).isTrue();
    }

    private void pass(int seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }
}
