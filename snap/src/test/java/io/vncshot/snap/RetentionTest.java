package io.vncshot.snap;

import io.vncshot.snap.Retention.Decision;
import io.vncshot.snap.Retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RetentionTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void withoutRulesEverythingStays() {
        assertThat(kept(Retention.NONE, "2026-01-01T00:00", "2020-01-01T00:00")).hasSize(2);
        assertThat(Retention.NONE.isNone()).isTrue();
    }

    @Test
    void lastKeepsTheNewest() {
        assertThat(kept(rules(2, 0, 0, 0, 0, 0), "2026-01-01T00:00", "2026-01-02T00:00", "2026-01-03T00:00"))
                .containsExactly("2026-01-03T00:00", "2026-01-02T00:00");
    }

    @Test
    void aPeriodKeepsItsNewest() {
        assertThat(kept(
                        rules(0, 0, 2, 0, 0, 0),
                        "2026-01-01T08:00",
                        "2026-01-01T09:00",
                        "2026-01-02T08:00",
                        "2026-01-02T09:00",
                        "2025-12-31T23:00"))
                .containsExactly("2026-01-02T09:00", "2026-01-01T09:00");
    }

    @Test
    void aRuleThatHasRoomKeepsTheOldestOfAll() {
        assertThat(kept(rules(0, 0, 5, 0, 0, 0), "2026-01-01T08:00", "2026-01-01T09:00", "2026-01-02T08:00"))
                .containsExactly("2026-01-02T08:00", "2026-01-01T09:00", "2026-01-01T08:00");
    }

    @Test
    void weeksAreThoseOfIso8601() {
        assertThat(kept(
                        rules(0, 0, 0, 2, 0, 0),
                        "2025-12-28T12:00",
                        "2025-12-29T12:00",
                        "2026-01-04T12:00",
                        "2026-01-05T12:00",
                        "2025-12-01T00:00"))
                .containsExactly("2026-01-05T12:00", "2026-01-04T12:00");
    }

    @Test
    void withinCountsFromTheNewest() {
        Retention twoDays = new Retention(0, 0, 0, 0, 0, 0, Optional.of(KeepSpan.parse("2d")), Long.MAX_VALUE);
        assertThat(kept(twoDays, "2026-01-01T00:00", "2026-01-01T00:01", "2026-01-03T00:00"))
                .containsExactly("2026-01-03T00:00", "2026-01-01T00:01");
    }

    @Test
    void bytesLimitWhatTheRulesKeepAndNeverTheNewest() {
        Retention tight = new Retention(0, 0, 0, 0, 0, 0, Optional.empty(), 25);
        List<Snapshot> tens =
                List.of(sized("2026-01-01T00:00", 10), sized("2026-01-02T00:00", 10), sized("2026-01-03T00:00", 10));
        assertThat(names(tight.decide(tens).kept())).containsExactly("2026-01-03T00:00", "2026-01-02T00:00");
        assertThat(tight.decide(List.of(sized("2026-01-01T00:00", 26))).kept()).hasSize(1);
    }

    /** A year of a crontab, each day after its snapshots were pruned again: what is left must not depend on that. */
    @Test
    void aYearOfPruningLeavesWhatBruteForceLeaves() {
        Retention rules = new Retention(3, 48, 30, 8, 12, ALL_YEARS, Optional.of(KeepSpan.parse("5h")), Long.MAX_VALUE);
        List<Snapshot> folder = new ArrayList<>();
        List<Snapshot> model = new ArrayList<>();
        Instant time = Instant.parse("2025-11-20T00:00:00Z");
        for (int i = 0; i < 365 * 24; i++) {
            time = time.plus(Duration.ofMinutes(60));
            Snapshot snapshot = at(time.atZone(BERLIN).toString(), time.atZone(BERLIN));
            folder.add(snapshot);
            model.add(snapshot);
            folder = rules.decide(folder).kept();
            model = BruteForce.kept(rules, model);
            assertThat(new HashSet<>(folder)).as(snapshot.name()).isEqualTo(new HashSet<>(model));
        }
        assertThat(folder).hasSizeBetween(80, 110);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyRulesOnAnySnapshotsLeaveWhatBruteForceLeaves(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            Retention rules = randomRules(random);
            List<Snapshot> snapshots = randomSnapshots(random);
            Decision decision = rules.decide(snapshots);
            assertThat(new HashSet<>(decision.kept()))
                    .as("seed " + seed + " round " + round + " " + rules)
                    .isEqualTo(new HashSet<>(BruteForce.kept(rules, snapshots)));
            assertThat(decision.kept().size() + decision.removed().size()).isEqualTo(snapshots.size());
        }
    }

    private static final int ALL_YEARS = Retention.ALL;

    private static Retention randomRules(Random random) {
        int[] counts = new int[6];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = random.nextInt(3) == 0 ? random.nextInt(8) - 1 : 0;
        }
        Optional<KeepSpan> within = random.nextInt(4) == 0
                ? Optional.of(new KeepSpan(0, random.nextInt(3), random.nextInt(9), 1 + random.nextInt(30)))
                : Optional.empty();
        return new Retention(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], within, Long.MAX_VALUE);
    }

    private static List<Snapshot> randomSnapshots(Random random) {
        List<Snapshot> snapshots = new ArrayList<>();
        long span = Duration.ofDays(1L << random.nextInt(11)).toSeconds();
        int count = random.nextInt(60);
        for (int i = 0; i < count; i++) {
            Instant time = Instant.parse("2026-03-01T00:00:00Z").minusSeconds((long) (random.nextDouble() * span));
            snapshots.add(at("n" + i, time.atZone(BERLIN)));
        }
        Collections.shuffle(snapshots, random);
        return snapshots;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "d", "1d2d", "1w", "-1d", "1d ", "0h", "12345678d"})
    void spansThatAreNoneAreRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> KeepSpan.parse(text));
    }

    @Test
    void spansHaveTheirPartsInAnyOrder() {
        assertThat(KeepSpan.parse("1y6m14d12h")).isEqualTo(new KeepSpan(1, 6, 14, 12));
        assertThat(KeepSpan.parse("12h1y")).isEqualTo(new KeepSpan(1, 0, 0, 12));
    }

    /** restic's rules once more, told by sets instead of counters. */
    private static final class BruteForce {
        static List<Snapshot> kept(Retention rules, List<Snapshot> snapshots) {
            List<Snapshot> newestFirst = new ArrayList<>(snapshots);
            newestFirst.sort((a, b) -> b.time().toInstant().equals(a.time().toInstant())
                    ? b.name().compareTo(a.name())
                    : b.time().toInstant().compareTo(a.time().toInstant()));
            Set<Snapshot> kept = new HashSet<>();
            boolean any = rules.within().isPresent();
            any |= add(kept, newestFirst, rules.last(), Snapshot::name);
            any |= add(kept, newestFirst, rules.hourly(), s -> format(s, "yyyy-MM-dd HH"));
            any |= add(kept, newestFirst, rules.daily(), s -> format(s, "yyyy-MM-dd"));
            any |= add(kept, newestFirst, rules.weekly(), s -> format(s, "YYYY-'W'ww"));
            any |= add(kept, newestFirst, rules.monthly(), s -> format(s, "yyyy-MM"));
            any |= add(kept, newestFirst, rules.yearly(), s -> format(s, "yyyy"));
            if (!any) {
                return newestFirst;
            }
            for (Snapshot snapshot : newestFirst) {
                KeepSpan span = rules.within().orElse(null);
                if (span != null) {
                    ZonedDateTime limit = newestFirst
                            .get(0)
                            .time()
                            .minusYears(span.years())
                            .minusMonths(span.months())
                            .minusDays(span.days())
                            .minusHours(span.hours());
                    if (snapshot.time().toInstant().isAfter(limit.toInstant())) {
                        kept.add(snapshot);
                    }
                }
            }
            return new ArrayList<>(kept);
        }

        private static String format(Snapshot snapshot, String pattern) {
            return snapshot.time()
                    .format(java.time.format.DateTimeFormatter.ofPattern(pattern, java.util.Locale.GERMANY));
        }

        /** The newest of each period, as many as there may be; and the oldest of all if that leaves room. */
        private static boolean add(
                Set<Snapshot> kept, List<Snapshot> newestFirst, int count, Function<Snapshot, String> period) {
            if (count == 0) {
                return false;
            }
            int most = count == Retention.ALL ? Integer.MAX_VALUE : count;
            List<Snapshot> mine = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (Snapshot snapshot : newestFirst) {
                if (mine.size() < most && seen.add(period.apply(snapshot))) {
                    mine.add(snapshot);
                }
            }
            if (mine.size() < most && !newestFirst.isEmpty()) {
                mine.add(newestFirst.get(newestFirst.size() - 1));
            }
            kept.addAll(mine);
            return true;
        }
    }

    private static Retention rules(int last, int hourly, int daily, int weekly, int monthly, int yearly) {
        return new Retention(last, hourly, daily, weekly, monthly, yearly, Optional.empty(), Long.MAX_VALUE);
    }

    private static List<String> kept(Retention rules, String... times) {
        List<Snapshot> snapshots = new ArrayList<>();
        for (String time : times) {
            snapshots.add(sized(time, 1));
        }
        return names(rules.decide(snapshots).kept());
    }

    private static List<String> names(List<Snapshot> snapshots) {
        return snapshots.stream().map(Snapshot::name).toList();
    }

    private static Snapshot sized(String time, long bytes) {
        return new Snapshot(time, java.time.LocalDateTime.parse(time).atZone(BERLIN), bytes);
    }

    private static Snapshot at(String name, ZonedDateTime time) {
        return new Snapshot(name, time, 1);
    }
}
