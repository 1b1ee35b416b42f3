package io.vncshot.snap;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What there is to watch about snapshots, in Prometheus' text format 0.0.4, for node_exporter's textfile collector. What is
 * counted, and when something was last well, goes on from one run to the next. For one thread.
 */
public final class SnapshotMetrics {
    private static final String PREFIX = "vncshot_snap_";
    private static final String TARGET = "{target=\"";

    /** What is said of each desktop; series that are counted have one more label. */
    private enum Family {
        LAST_SUCCESS_TIMESTAMP_SECONDS("gauge", "When a snapshot was last taken, or was not needed."),
        LAST_RUN_TIMESTAMP_SECONDS("gauge", "When a snapshot was last tried."),
        LAST_RUN_SUCCESS("gauge", "Whether the last try went well."),
        DURATION_SECONDS("gauge", "How long the last try took."),
        BYTES("gauge", "The size of the last snapshot that was kept."),
        SNAPSHOTS_TOTAL("counter", "Tries that went well, by what became of them."),
        FAILURES_TOTAL("counter", "Tries that failed, by the reason.");

        private final String kind;
        private final String help;

        Family(String kind, String help) {
            this.kind = kind;
            this.help = help;
        }

        private String metric() {
            return PREFIX + name().toLowerCase(Locale.ROOT);
        }
    }

    /** By the family and the labels as they are written. */
    private final Map<Family, Map<String, String>> values = new TreeMap<>();

    /** With nothing in it. */
    public SnapshotMetrics() {
        for (Family family : Family.values()) {
            values.put(family, new TreeMap<>());
        }
    }

    /**
     * What an earlier run has left, of some desktops; lines that are not of this making are left out.
     *
     * @param targets whose values are kept
     */
    public static SnapshotMetrics read(String text, Set<String> targets) {
        SnapshotMetrics metrics = new SnapshotMetrics();
        for (String target : targets) {
            String start = labels(target);
            for (String line : text.split("\n")) {
                metrics.keep(line, start.substring(0, start.length() - 1));
            }
        }
        return metrics;
    }

    private void keep(String line, String start) {
        for (Family family : Family.values()) {
            int value = line.lastIndexOf(' ');
            String metric = family.metric();
            if (line.startsWith(metric + start) && value > 0 && isNumber(line.substring(value + 1))) {
                String labels = line.substring(metric.length(), value);
                boolean isWhole = labels.length() > start.length() && ",}".indexOf(labels.charAt(start.length())) >= 0;
                if (isWhole && labels.endsWith("}")) {
                    of(family).put(labels, line.substring(value + 1));
                }
            }
        }
    }

    private static boolean isNumber(String text) {
        boolean number = !text.isEmpty() && text.length() <= 18;
        for (int i = 0; i < text.length(); i++) {
            number &= Character.isDigit(text.charAt(i)) || text.charAt(i) == '.';
        }
        return number && text.indexOf('.') == text.lastIndexOf('.');
    }

    private Map<String, String> of(Family family) {
        return values.computeIfAbsent(family, unknown -> new TreeMap<>());
    }

    /** Notes that a snapshot was kept. */
    public void saved(String target, Instant time, Duration took, long bytes) {
        of(Family.BYTES).put(labels(target), Long.toString(bytes));
        passed(target, "saved", time, took);
    }

    /**
     * Notes that all was well.
     *
     * @param result a word for what became of the snapshot
     */
    public void passed(String target, String result, Instant time, Duration took) {
        of(Family.LAST_SUCCESS_TIMESTAMP_SECONDS).put(labels(target), seconds(time.toEpochMilli()));
        tried(target, time, took, "1");
        count(Family.SNAPSHOTS_TOTAL, target, "result", result);
    }

    /**
     * Notes that something failed.
     *
     * @param reason a word for it
     */
    public void failed(String target, String reason, Instant time, Duration took) {
        tried(target, time, took, "0");
        count(Family.FAILURES_TOTAL, target, "reason", reason);
    }

    private void tried(String target, Instant time, Duration took, String success) {
        of(Family.LAST_RUN_TIMESTAMP_SECONDS).put(labels(target), seconds(time.toEpochMilli()));
        of(Family.LAST_RUN_SUCCESS).put(labels(target), success);
        of(Family.DURATION_SECONDS).put(labels(target), seconds(took.toMillis()));
    }

    private void count(Family family, String target, String label, String value) {
        String start = labels(target);
        String labels = start.substring(0, start.length() - 1) + "," + label + "=\"" + escaped(value) + "\"}";
        String before = of(family).getOrDefault(labels, "0");
        long count = before.indexOf('.') < 0 ? Long.parseLong(before) : 0;
        of(family).put(labels, Long.toString(count + 1));
    }

    private static String labels(String target) {
        return TARGET + escaped(target) + "\"}";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String seconds(long millis) {
        String fraction = Long.toString(1000 + millis % 1000).substring(1);
        return millis / 1000 + "." + fraction;
    }

    /** The file. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Family, Map<String, String>> family : values.entrySet()) {
            if (family.getValue().isEmpty()) {
                continue;
            }
            String metric = family.getKey().metric();
            text.append("# HELP ")
                    .append(metric)
                    .append(' ')
                    .append(family.getKey().help)
                    .append('\n');
            text.append("# TYPE ")
                    .append(metric)
                    .append(' ')
                    .append(family.getKey().kind)
                    .append('\n');
            for (Map.Entry<String, String> value : family.getValue().entrySet()) {
                text.append(metric)
                        .append(value.getKey())
                        .append(' ')
                        .append(value.getValue())
                        .append('\n');
            }
        }
        return text.toString();
    }
}
