package io.vncshot.snap;

import io.vncshot.snap.Schedule.Alignment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ScheduleTest {
    private static final Instant START = Instant.parse("2026-03-07T10:07:30Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);

    @Test
    void onceIsNowAndThenNeverAgain() {
        assertThat(Schedule.ONCE.next(START, 0, START, 0.9)).contains(START);
        assertThat(Schedule.ONCE.next(START, 1, START, 0)).isEmpty();
    }

    @Test
    void timesAreCountedFromTheStart() {
        Schedule schedule = every(Alignment.START, Duration.ZERO);
        assertThat(schedule.next(START, 0, START, 0)).contains(START);
        assertThat(schedule.next(START, 1, START.plusSeconds(1), 0)).contains(START.plus(QUARTER));
        assertThat(schedule.next(START, 2, START.plus(QUARTER), 0)).contains(START.plus(QUARTER.multipliedBy(2)));
    }

    @Test
    void timesOfTheClockAreItsQuarters() {
        Schedule schedule = every(Alignment.CLOCK, Duration.ZERO);
        assertThat(schedule.next(START, 0, START, 0)).contains(Instant.parse("2026-03-07T10:15:00Z"));
        Instant quarter = Instant.parse("2026-03-07T10:15:00Z");
        assertThat(schedule.next(quarter, 0, quarter, 0)).contains(quarter);
        assertThat(schedule.next(quarter, 1, quarter, 0)).contains(quarter.plus(QUARTER));
    }

    @Test
    void missedTimesAreNotMadeUpFor() {
        Schedule schedule = every(Alignment.START, Duration.ZERO);
        assertThat(schedule.next(START, 1, START.plus(Duration.ofMinutes(50)), 0))
                .contains(START.plus(Duration.ofMinutes(60)));
    }

    @Test
    void splayPutsEachOffAndNotTheNext() {
        Schedule schedule = every(Alignment.CLOCK, Duration.ofMinutes(4));
        assertThat(schedule.next(START, 0, START, 0.5)).contains(Instant.parse("2026-03-07T10:17:00Z"));
        assertThat(schedule.next(START, 1, Instant.parse("2026-03-07T10:17:01Z"), 0))
                .contains(Instant.parse("2026-03-07T10:30:00Z"));
    }

    @Test
    void countAndLengthEndIt() {
        Schedule two = new Schedule(QUARTER, Optional.of(2L), Optional.empty(), Alignment.START, Duration.ZERO);
        assertThat(two.next(START, 2, START, 0)).isEmpty();
        Schedule half = new Schedule(
                QUARTER, Optional.empty(), Optional.of(Duration.ofMinutes(30)), Alignment.START, Duration.ZERO);
        assertThat(half.next(START, 1, START, 0)).isPresent();
        assertThat(half.next(START, 2, START.plus(QUARTER), 0)).isEmpty();
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> every(Alignment.START, QUARTER));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Schedule(Duration.ZERO, Optional.of(2L), Optional.empty(), Alignment.START, Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Schedule(QUARTER, Optional.of(0L), Optional.empty(), Alignment.START, Duration.ZERO));
    }

    private static Schedule every(Alignment alignment, Duration splay) {
        return new Schedule(QUARTER, Optional.empty(), Optional.empty(), alignment, splay);
    }
}
