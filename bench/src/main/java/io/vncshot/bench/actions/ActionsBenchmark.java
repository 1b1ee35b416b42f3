package io.vncshot.bench.actions;

import io.vncshot.bench.capture.Content;
import io.vncshot.bench.capture.Jdk;
import io.vncshot.bench.capture.TemporaryFolder;
import io.vncshot.bench.report.Table;
import io.vncshot.interop.ServerKind;
import io.vncshot.interop.ServerSetup;
import io.vncshot.interop.ServerSetup.ScreenMode;
import io.vncshot.interop.XVncServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** Times what {@code ./vncshot} does on one connection to a real server. It runs in the folder of the checkout. */
public final class ActionsBenchmark {
    private static final ScreenMode XGA = ServerSetup.XGA;
    private static final ScreenMode HD = new ScreenMode(1920, 1080, 24);
    private static final int CAPTURES = 21;
    private static final int KEYS = 1000;
    private static final int QUICK_KEYS = 200;
    private static final double MILLI = 1e6;
    private static final long UNTIL_IT_WAITS = 1_000_000_000;

    private final List<Jdk> jdks;
    private final int rounds;

    /**
     * @param jdks to run vncshot on
     * @param rounds how often each thing is done
     */
    public ActionsBenchmark(List<Jdk> jdks, int rounds) {
        this.jdks = List.copyOf(jdks);
        this.rounds = rounds;
    }

    /** Everything, as a table in Markdown. */
    public String run() throws IOException {
        return run(List.of(ServerKind.TIGERVNC, ServerKind.TIGHTVNC, ServerKind.X11VNC), KEYS);
    }

    /** One server. */
    public String runQuickly() throws IOException {
        return run(List.of(ServerKind.TIGERVNC), QUICK_KEYS);
    }

    private String run(List<ServerKind> kinds, int keys) throws IOException {
        Table table = new Table("server", "screen", "measured", "program", "median", "lowest", "highest");
        for (ServerKind kind : kinds) {
            for (ScreenMode mode : List.of(XGA, HD)) {
                measure(kind, mode, keys, table);
            }
        }
        return table.toString();
    }

    private void measure(ServerKind kind, ScreenMode mode, int keys, Table table) throws IOException {
        System.err.println("bench/run: actions on " + kind.programs().get(0) + " at " + mode);
        try (TemporaryFolder temporary = TemporaryFolder.create();
                XVncServer server = XVncServer.start(ServerSetup.of(kind).with(mode))) {
            Path folder = temporary.path();
            for (Jdk jdk : jdks) {
                Rows rows = new Rows(table, kind.programs().get(0), mode, "vncshot, Java " + jdk.version());
                Timeline.start(jdk, server.port(), List.of("pause", "0")).end();
                rows.add("start, ms", samples(() -> start(jdk, server)));
                rows.add("actions a second", samples(() -> actionsASecond(jdk, server, keys)));
                rows.add("expect, ms", samples(() -> expect(jdk, server, folder)));
            }
            Content.DESKTOP.show(server.screen(), mode.width(), mode.height(), folder);
            measureCaptures(server, mode, Content.DESKTOP, folder, table, kind);
            Content.PHOTOGRAPH.show(server.screen(), mode.width(), mode.height(), folder);
            measureCaptures(server, mode, Content.PHOTOGRAPH, folder, table, kind);
        }
    }

    private void measureCaptures(
            XVncServer server, ScreenMode mode, Content content, Path folder, Table table, ServerKind kind)
            throws IOException {
        for (Jdk jdk : jdks) {
            Rows rows = new Rows(table, kind.programs().get(0), mode, "vncshot, Java " + jdk.version());
            String title = "capture to capture, " + content.name().toLowerCase(Locale.ROOT) + ", ms";
            rows.add(title, samples(() -> captureToCapture(jdk, server, folder)));
        }
    }

    private static double start(Jdk jdk, XVncServer server) throws IOException {
        Timeline.Times times =
                Timeline.start(jdk, server.port(), List.of("pause", "0")).end();
        return (times.end() - times.start()) / MILLI;
    }

    private static double actionsASecond(Jdk jdk, XVncServer server, int keys) throws IOException {
        List<String> words = new ArrayList<>(List.of("--delay", "0"));
        for (int i = 0; i < keys; i++) {
            words.addAll(List.of("key", "a"));
        }
        Timeline.Times times = Timeline.start(jdk, server.port(), words).end();
        return (keys - 1) * 1e9 / (times.end() - times.lines().get(0));
    }

    private static double captureToCapture(Jdk jdk, XVncServer server, Path folder) throws IOException {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < CAPTURES; i++) {
            words.addAll(
                    List.of("capture", folder.resolve("capture" + i + ".png").toString()));
        }
        List<Long> lines = Timeline.start(jdk, server.port(), words).end().lines();
        List<Double> between = new ArrayList<>();
        for (int i = 1; i < CAPTURES; i++) {
            between.add((lines.get(i) - lines.get(i - 1)) / MILLI);
        }
        return median(between);
    }

    private static double expect(Jdk jdk, XVncServer server, Path folder) throws IOException {
        String file = folder.resolve("expected.png").toString();
        Runnable other = server.screen().background(2);
        Runnable first = server.screen().background(1);
        other.run();
        Timeline.start(jdk, server.port(), List.of("stable", "0.2", "capture", file))
                .end();
        first.run();
        Timeline waiting = Timeline.start(jdk, server.port(), List.of("expect", file, "0"));
        LockSupport.parkNanos(UNTIL_IT_WAITS);
        other.run();
        long painted = System.nanoTime();
        return (waiting.end().lines().get(0) - painted) / MILLI;
    }

    /** What is done again and again. */
    private interface Measured {
        double once() throws IOException;
    }

    private List<Double> samples(Measured measured) throws IOException {
        List<Double> samples = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            samples.add(measured.once());
        }
        return samples;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Rows of a table that begin alike. */
    private record Rows(Table table, String server, ScreenMode mode, String program) {
        void add(String measured, List<Double> samples) {
            List<Double> sorted = samples.stream().sorted().toList();
            table.row(
                    server,
                    mode.width() + "x" + mode.height(),
                    measured,
                    program,
                    shown(median(samples)),
                    shown(sorted.get(0)),
                    shown(sorted.get(sorted.size() - 1)));
        }

        private static String shown(double value) {
            return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
        }
    }
}
