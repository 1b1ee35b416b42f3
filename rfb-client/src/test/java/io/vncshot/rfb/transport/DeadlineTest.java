package io.vncshot.rfb.transport;

import io.vncshot.rfb.fixture.FakeClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeadlineTest {
    private final FakeClock clock = new FakeClock();

    @Test
    void passesWhenItsTimeIsOver() {
        Deadline deadline = clock.seconds(10);
        assertThat(deadline.remainingMillis()).isEqualTo(10_000);
        clock.advanceMillis(9_999);
        assertThat(deadline.hasPassed()).isFalse();
        assertThat(deadline.remainingMillis()).isEqualTo(1);
        clock.advanceMillis(1);
        assertThat(deadline.hasPassed()).isTrue();
        assertThat(deadline.remainingMillis()).isZero();
        clock.advanceMillis(1_000_000);
        assertThat(deadline.remainingMillis()).isZero();
    }

    @Test
    void aFractionOfAMillisecondIsLeftRatherThanNone() {
        Deadline deadline = clock.seconds(1);
        clock.advance(Duration.ofNanos(999_999_999));
        assertThat(deadline.remainingMillis()).isEqualTo(1);
        assertThat(deadline.hasPassed()).isFalse();
        clock.advance(Duration.ofNanos(1));
        assertThat(deadline.hasPassed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE - 5_000_000_000L, Long.MIN_VALUE, -1})
    void theClockMayWrapAround(long start) {
        FakeClock wrapping = new FakeClock(start);
        Deadline deadline = wrapping.seconds(10);
        wrapping.advanceMillis(6_000);
        assertThat(deadline.remainingMillis()).isEqualTo(4_000);
        assertThat(deadline.within(Duration.ofSeconds(1)).remainingMillis()).isEqualTo(1_000);
        assertThat(deadline.within(Duration.ofSeconds(5)).remainingMillis()).isEqualTo(4_000);
    }

    @Test
    void nothingWithinItOutlastsIt() {
        Deadline whole = clock.seconds(10);
        Deadline part = whole.within(Duration.ofSeconds(4));
        assertThat(part.remainingMillis()).isEqualTo(4_000);
        clock.advanceMillis(8_000);
        assertThat(whole.within(Duration.ofSeconds(4)).remainingMillis()).isEqualTo(2_000);
        assertThat(part.hasPassed()).isTrue();
    }

    @Test
    void theEarlierOfTwoIsKeptWithItsOption() {
        Deadline early = Deadline.after(Duration.ofSeconds(2), "--a", clock);
        Deadline late = Deadline.after(Duration.ofSeconds(3), "--b", clock);
        assertThat(early.orEarlier(late)).isSameAs(early);
        assertThat(late.orEarlier(early)).isSameAs(early);
    }

    @ParameterizedTest
    @CsvSource({
        "10000, --connect-timeout, 10 s (--connect-timeout)",
        "10000, '', 10 s",
        "1500, '', 1500 ms",
        "250, --t, 250 ms (--t)",
        "0, '', 0 s",
    })
    void saysHowLongItWasAndWhatLengthensIt(long millis, String option, String text) {
        assertThat(Deadline.after(Duration.ofMillis(millis), option, clock)).hasToString(text);
    }

    @Test
    void noTimeHasPassedAtOnce() {
        assertThat(Deadline.after(Duration.ZERO).hasPassed()).isTrue();
        assertThat(Deadline.after(Duration.ofHours(1)).hasPassed()).isFalse();
    }

    @Test
    void theLongestDurationNeverPasses() {
        Deadline deadline = Deadline.after(Duration.ofNanos(Long.MAX_VALUE), "", new FakeClock(Long.MAX_VALUE));
        assertThat(deadline.hasPassed()).isFalse();
    }
}
