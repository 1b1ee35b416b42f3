package io.vncshot.snap;

import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which snapshots to keep, by restic's rules: a snapshot is kept if one rule keeps it; {@code hourly} keeps the newest of
 * each of the last so many hours that have one; and the oldest snapshot of all is kept by a rule that has not yet kept
 * as many as it may.
 *
 * @param last how many to keep, {@link #ALL}, or 0 for a rule that keeps none
 * @param within all that are younger than the newest one by less than this
 * @param maxBytes what the kept ones may take together, the newest first; the newest one is kept whatever it takes.
 *     {@link Long#MAX_VALUE} for no limit
 */
public record Retention(
        int last,
        int hourly,
        int daily,
        int weekly,
        int monthly,
        int yearly,
        Optional<KeepSpan> within,
        long maxBytes) {

    /** In place of a number: keep one of each period, however many they are. */
    public static final int ALL = -1;

    /** Keeps everything. */
    public static final Retention NONE = new Retention(0, 0, 0, 0, 0, 0, Optional.empty(), Long.MAX_VALUE);

    /**
     * A file that may have to go.
     *
     * @param name breaks the tie between two of one time: the later name is the newer one
     */
    public record Snapshot(String name, ZonedDateTime time, long bytes) {}

    /** What is kept and what is to go, the newest first. */
    public record Decision(List<Snapshot> kept, List<Snapshot> removed) {}

    public Retention {
        for (int count : new int[] {last, hourly, daily, weekly, monthly, yearly}) {
            if (count < ALL) {
                throw new IllegalArgumentException("a rule cannot keep " + count + " snapshots");
            }
        }
        if (maxBytes < 1) {
            throw new IllegalArgumentException("a limit of " + maxBytes + " bytes: at least 1 is needed");
        }
    }

    /** Whether nothing is ever removed. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** Sorts these snapshots, in any order, into what stays and what goes. */
    public Decision decide(List<Snapshot> snapshots) {
        List<Snapshot> newestFirst = new ArrayList<>(snapshots);
        newestFirst.sort(
                Comparator.comparing((Snapshot snapshot) -> snapshot.time().toInstant())
                        .thenComparing(Snapshot::name)
                        .reversed());
        Decision decision = byRules(newestFirst);
        return maxBytes == Long.MAX_VALUE ? decision : withinBytes(decision);
    }

    private Decision byRules(List<Snapshot> newestFirst) {
        Decision decision = new Decision(new ArrayList<>(), new ArrayList<>());
        List<Rule> rules = rules();
        if (rules.isEmpty() && within.isEmpty()) {
            decision.kept.addAll(newestFirst);
            return decision;
        }
        for (int i = 0; i < newestFirst.size(); i++) {
            Snapshot snapshot = newestFirst.get(i);
            boolean isOldest = i == newestFirst.size() - 1;
            boolean kept = isWithin(snapshot, newestFirst.get(0));
            for (Rule rule : rules) {
                kept |= rule.keeps(snapshot.time(), i, isOldest);
            }
            (kept ? decision.kept : decision.removed).add(snapshot);
        }
        return decision;
    }

    private boolean isWithin(Snapshot snapshot, Snapshot newest) {
        return within.isPresent() && snapshot.time().isAfter(within.get().before(newest.time()));
    }

    private List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        add(rules, last, (time, number) -> number);
        add(rules, hourly, (time, number) -> (long) time.getHour() + 100L * dayOf(time));
        add(rules, daily, (time, number) -> dayOf(time));
        add(
                rules,
                weekly,
                (time, number) ->
                        100L * time.get(IsoFields.WEEK_BASED_YEAR) + time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        add(rules, monthly, (time, number) -> 100L * time.getYear() + time.getMonthValue());
        add(rules, yearly, (time, number) -> time.getYear());
        return rules;
    }

    private static long dayOf(ZonedDateTime time) {
        return 10_000L * time.getYear() + 100L * time.getMonthValue() + time.getDayOfMonth();
    }

    private static void add(List<Rule> rules, int count, Period period) {
        if (count != 0) {
            rules.add(new Rule(count, period));
        }
    }

    private Decision withinBytes(Decision decision) {
        Decision limited = new Decision(new ArrayList<>(), new ArrayList<>(decision.removed));
        long room = maxBytes;
        boolean full = false;
        for (Snapshot snapshot : decision.kept) {
            full |= snapshot.bytes() > room && !limited.kept.isEmpty();
            (full ? limited.removed : limited.kept).add(snapshot);
            room -= snapshot.bytes();
        }
        return limited;
    }

    /** A number for the hour, day … that a snapshot is of. */
    private interface Period {
        long of(ZonedDateTime time, int number);
    }

    /** One rule at work, from the newest snapshot on. */
    private static final class Rule {
        private final Period period;
        private int left;
        private long newest = Long.MIN_VALUE;

        Rule(int count, Period period) {
            this.left = count;
            this.period = period;
        }

        boolean keeps(ZonedDateTime time, int number, boolean isOldest) {
            long current = period.of(time, number);
            if (left == 0 || (current == newest && !isOldest)) {
                return false;
            }
            newest = current;
            if (left != ALL) {
                left--;
            }
            return true;
        }
    }
}
