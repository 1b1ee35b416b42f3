package io.vncshot.cli.option;

import io.vncshot.snap.KeepSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The options of {@code vncshot snap}, beside those of a connection. */
public final class SnapOptions {
    private static final int MAX_COUNT = 999_999_999;
    private static final int MAX_RETRIES = 100;
    private static final int MAX_PARALLEL = 256;

    /** What to do with a picture of one colour. */
    public enum Blank {
        KEEP,
        SKIP,
        RETRY,
        FAIL
    }

    /** What to do when another run is at work in the folder. */
    public enum Lock {
        WAIT,
        SKIP,
        FAIL
    }

    public static final Option<Duration> EVERY =
            Option.of("every", new SpanSyntax(), "take a snapshot every TIME, such as 60s or 15m, in one connection");

    public static final Option<Integer> COUNT = Option.of(
            "count", new WholeSyntax("N", MAX_COUNT), "end after N snapshots; 0 for no end [1, or with --every 0]");

    public static final Option<Duration> FOR = Option.of("for", new SpanSyntax(), "end after TIME, such as 8h");

    public static final Option<Boolean> ALIGN =
            Options.flag("align", "with --every, take them when the clock strikes: at :00, :15, :30, :45 with 15m");

    public static final Option<Duration> SPLAY = Option.of(
            "splay",
            new SpanSyntax(),
            "put each off by a random time up to TIME, so that many machines do not come at once");

    public static final Option<Boolean> UTC = Options.flag("utc", "names in UTC instead of the local time");

    public static final Option<Double> IF_CHANGED = Option.of(
                    "if-changed",
                    new ChangeSyntax(),
                    "keep a snapshot only if a pixel has changed since the last one, or with =SHARE more than that"
                            + " share of them, 0 to 1; --mask leaves parts out")
            .orElse("false");

    public static final Option<Blank> BLANK = Option.of(
                    "blank",
                    new ChoiceSyntax<>("WHAT", List.of("keep", "skip", "retry", "fail"), List.of(Blank.values())),
                    "what to do with a picture of one colour: keep it, skip it, retry after moving the pointer and back,"
                            + " which wakes screens, or fail")
            .orElse("keep");

    public static final Option<String> LATEST =
            Option.of("latest", new FileSyntax(), "have the link FILE lead to the newest snapshot");

    public static final Option<Integer> KEEP_LAST = keep("last", "the newest N snapshots");
    public static final Option<Integer> KEEP_HOURLY =
            keep("hourly", "the newest of each of the last N hours that have one");
    public static final Option<Integer> KEEP_DAILY = keep("daily", "the newest of each of the last N days");
    public static final Option<Integer> KEEP_WEEKLY = keep("weekly", "the newest of each of the last N weeks");
    public static final Option<Integer> KEEP_MONTHLY = keep("monthly", "the newest of each of the last N months");
    public static final Option<Integer> KEEP_YEARLY = keep("yearly", "the newest of each of the last N years");

    public static final Option<KeepSpan> KEEP_WITHIN = Option.of(
            "keep-within",
            new ParsedSyntax<>("SPAN", KeepSpan::parse),
            "keep all that are not older than the newest by more than SPAN, such as 1y6m14d12h");

    public static final Option<Long> MAX_BYTES = Option.of(
            "max-bytes", new BytesSyntax(), "remove the oldest until the rest takes up to BYTES, such as 20G");

    public static final Option<Integer> RETRIES = Option.of(
                    "retries",
                    new WholeSyntax("N", MAX_RETRIES),
                    "try N times more, with growing pauses, when the server cannot be reached or does not answer")
            .orElse("0");

    public static final Option<Lock> LOCK = Option.of(
                    "lock",
                    new ChoiceSyntax<>("WHAT", List.of("wait", "skip", "fail"), List.of(Lock.values())),
                    "when another vncshot is at work in the folder: wait for it, skip this run, or fail")
            .orElse("wait");

    public static final Option<String> TARGETS = Option.of(
            "targets",
            new FileSyntax(),
            "take a snapshot of each desktop in FILE, a line each: NAME: ADDRESS [OPTIONS]; files of websockify's tokens are"
                    + " such lists");

    public static final Option<Integer> PARALLEL = Option.of(
                    "parallel", new WholeSyntax("N", MAX_PARALLEL), "with --targets, look at N desktops at a time")
            .orElse("4");

    public static final Option<String> SHARD = Option.of(
            "shard",
            new TextSyntax("I/N"),
            "with --targets, take every Nth desktop from the one numbered I on, 0 to N-1; /N takes I from"
                    + " $JOB_COMPLETION_INDEX, which Kubernetes sets");

    public static final Option<List<String>> SINK_HEADER = Option.of(
                    "sink-header",
                    new HeaderSyntax(),
                    "send HEADER with each picture to a s3:// or https:// address, and may be given again; to keep it from"
                            + " ps, set VNCSHOT_SINK_HEADER instead, a line for each")
            .onlyFrom(Option.Origin.USER);

    public static final Option<String> SINK_CA = Option.of(
                    "sink-ca",
                    new FileSyntax(),
                    "trust the authorities in FILE, PEM, for https:// addresses of pictures, in place of Java's")
            .alsoFrom("AWS_CA_BUNDLE");

    public static final Option<Boolean> SINK_HTTP =
            Options.flag("sink-http", "send pictures by http:// to other machines too, which all on the way can read");

    public static final Option<String> METRICS_FILE = Option.of(
            "metrics-file",
            new FileSyntax(),
            "write FILE.prom for node_exporter's textfile collector after each round: last success, duration, bytes,"
                    + " failures by reason");

    public static final Option<String> PING = Option.of(
            "ping",
            new TextSyntax("URL"),
            "GET URL/start at the start of each round, URL when all went well, URL/fail when not, as services want that"
                    + " raise an alarm when nothing comes");

    public static final Option<String> GALLERY = Option.of(
            "gallery",
            new FileSyntax(),
            "write FILE.html after each round: the latest picture of each desktop, its age, and what failed");

    private static final List<Option<?>> OWN = List.of(
            EVERY,
            COUNT,
            FOR,
            ALIGN,
            SPLAY,
            UTC,
            IF_CHANGED,
            VisualOptions.MASK,
            BLANK,
            LATEST,
            KEEP_LAST,
            KEEP_HOURLY,
            KEEP_DAILY,
            KEEP_WEEKLY,
            KEEP_MONTHLY,
            KEEP_YEARLY,
            KEEP_WITHIN,
            MAX_BYTES,
            RETRIES,
            LOCK,
            TARGETS,
            PARALLEL,
            SHARD,
            SINK_HEADER,
            SINK_CA,
            SINK_HTTP,
            METRICS_FILE,
            PING,
            GALLERY);

    /** All that may stand after {@code snap}. */
    public static final List<Option<?>> TABLE = joined();

    private SnapOptions() {}

    private static Option<Integer> keep(String period, String doc) {
        return Option.of(
                "keep-" + period, new KeepSyntax(), "keep " + doc + "; what no --keep option keeps is removed");
    }

    private static List<Option<?>> joined() {
        List<Option<?>> all = new ArrayList<>(OWN);
        for (Option<?> option : Options.TABLE) {
            if (!all.contains(option)) {
                all.add(option);
            }
        }
        return List.copyOf(all);
    }
}
