package io.vncshot.bench.proxy;

import io.vncshot.bench.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures the proxies side by side, in turns. It runs in the folder of the checkout. */
public final class ProxyBenchmark {
    /**
     * How much is measured.
     *
     * @param rounds how often each proxy has its turn
     * @param leastSeconds how long a run must take to count
     * @param idleSessions how many sessions are opened
     * @param memorySeconds how long memory is watched
     */
    public record Extent(int rounds, double leastSeconds, int idleSessions, double memorySeconds) {
        /** For the page. */
        public static Extent full(int rounds) {
            return new Extent(rounds, 1, IdleSessions.MOST, 10);
        }

        /** To see that all works. */
        public static Extent quick() {
            return new Extent(1, 0.2, 1000, 2);
        }
    }

    /** How much longer the first round is: a server runs for weeks, and Java compiles it within its first minute. */
    private static final int WARM_UP = 3;

    private final Extent extent;
    private final Map<Measurement, Map<Peer, List<double[]>>> samples = new EnumMap<>(Measurement.class);

    public ProxyBenchmark(Extent extent) {
        this.extent = extent;
        for (Measurement measurement : Measurement.values()) {
            Map<Peer, List<double[]>> byPeer = new EnumMap<>(Peer.class);
            for (Peer peer : Peer.values()) {
                byPeer.put(peer, new ArrayList<>());
            }
            samples.put(measurement, byPeer);
        }
    }

    /** Everything, as tables in Markdown with their headings. */
    public String run() throws IOException {
        Path folder = Files.createTempDirectory("bench-proxy");
        Path certificate = Certificate.create(folder);
        String starts = starts(certificate);
        measureInTurns(certificate);
        return "### Speed and cost\n\n" + speeds() + "\n### Start\n\n" + starts + "\n### Idle sessions\n\n"
                + idle(certificate) + "\n### Memory\n\n" + memory(certificate);
    }

    private void measureInTurns(Path certificate) throws IOException {
        Map<Peer, RunningProxy> running = new EnumMap<>(Peer.class);
        try (TargetServer target = TargetServer.start()) {
            for (Peer peer : Peer.values()) {
                running.put(peer, RunningProxy.start(peer, target.port(), certificate));
            }
            for (int round = 0; round <= extent.rounds(); round++) {
                for (Measurement measurement : Measurement.values()) {
                    measure(measurement, running, round);
                }
            }
        } finally {
            running.values().forEach(RunningProxy::close);
        }
    }

    /** The first round warms up, for longer, and does not count. Who begins changes. */
    private void measure(Measurement measurement, Map<Peer, RunningProxy> running, int round) throws IOException {
        List<Peer> order = new ArrayList<>(List.of(Peer.values()));
        Collections.rotate(order, round);
        for (Peer peer : order) {
            RunningProxy proxy = running.get(peer);
            if (proxy != null && measurement.applies(peer)) {
                System.err.println("bench/run: round " + round + ", " + measurement.title() + ", " + peer.title());
                double[] figures = measurement.take(proxy, (round == 0 ? WARM_UP : 1) * extent.leastSeconds());
                if (round > 0) {
                    samples(measurement, peer).add(figures);
                }
            }
        }
    }

    private List<double[]> samples(Measurement measurement, Peer peer) {
        return samples.getOrDefault(measurement, Map.of()).getOrDefault(peer, List.of());
    }

    private String speeds() {
        Table table = new Table(headings("load", "unit", "this / Python"));
        for (Measurement measurement : Measurement.values()) {
            List<String> row = new ArrayList<>(List.of(measurement.title(), measurement.units()));
            for (Peer peer : Peer.values()) {
                List<double[]> figures = samples(measurement, peer);
                row.add(figures.isEmpty() ? "–" : number(median(figures, 0)) + second(measurement, peer, figures));
            }
            List<double[]> ours = samples(measurement, Peer.OURS);
            List<double[]> python = samples(measurement, Peer.PYTHON);
            row.add(number(medianRatio(ours, python, 0)) + ", " + number(medianRatio(ours, python, 1)));
            table.row(row.toArray(new String[0]));
        }
        return table.toString();
    }

    private static String second(Measurement measurement, Peer peer, List<double[]> figures) {
        boolean hasNone = measurement.isOfProcess() && !peer.isProgram();
        return hasNone ? "" : ", " + number(median(figures, 1));
    }

    private String starts(Path certificate) {
        Table table = new Table(headings("time", "unit", "this / Python"));
        List<String> row = new ArrayList<>(List.of("from the start to the first connection", "ms"));
        Map<Peer, double[]> millis = new EnumMap<>(Peer.class);
        int starts = 2 * extent.rounds() + 1;
        for (int i = 0; i < starts; i++) {
            for (Peer peer : Peer.values()) {
                if (peer.isProgram()) {
                    try (RunningProxy proxy = RunningProxy.start(peer, 9, certificate)) {
                        millis.computeIfAbsent(peer, of -> new double[starts])[i] = proxy.startMillis();
                    }
                }
            }
        }
        Map<Peer, Double> medians = new EnumMap<>(Peer.class);
        for (Peer peer : Peer.values()) {
            double[] of = millis.get(peer);
            if (of == null) {
                row.add("–");
            } else {
                medians.put(peer, median(of));
                row.add(number(median(of)));
            }
        }
        row.add(number(medians.getOrDefault(Peer.OURS, 0.0) / medians.getOrDefault(Peer.PYTHON, 1.0)));
        table.row(row.toArray(new String[0]));
        return table.toString();
    }

    private String idle(Path certificate) throws IOException {
        Table table = new Table("program", "sessions open at once", "KiB each", "fresh client, ms");
        for (Peer peer : Peer.values()) {
            if (!peer.isProgram()) {
                continue;
            }
            System.err.println("bench/run: idle sessions, " + peer.title());
            int wanted = peer == Peer.OURS ? extent.idleSessions() : Math.min(600, extent.idleSessions());
            IdleSessions sessions = IdleSessions.open(peer, wanted, certificate);
            String fresh = Double.isNaN(sessions.freshMillis()) ? "not served" : number(sessions.freshMillis());
            table.row(peer.title(), "" + sessions.open(), number(sessions.kilobytesEach()), fresh);
        }
        return table.toString();
    }

    private String memory(Path certificate) throws IOException {
        Table table = new Table(headings("growth within " + number(extent.memorySeconds()) + " s", "unit"));
        for (MemoryGrowth growth : MemoryGrowth.values()) {
            List<String> row = new ArrayList<>(List.of(growth.title(), "MiB"));
            for (Peer peer : Peer.values()) {
                System.err.println("bench/run: " + growth.title() + ", " + peer.title());
                row.add(peer.speaksWebSocket() ? number(growth(growth, peer, certificate)) : "–");
            }
            table.row(row.toArray(new String[0]));
        }
        return table.toString();
    }

    private double growth(MemoryGrowth growth, Peer peer, Path certificate) throws IOException {
        try (TargetServer target = TargetServer.start();
                RunningProxy proxy = RunningProxy.start(peer, target.port(), certificate)) {
            return growth.megabytes(proxy, extent.memorySeconds());
        }
    }

    private static String[] headings(String first, String unit, String... more) {
        List<String> headings = new ArrayList<>(List.of(first, unit));
        for (Peer peer : Peer.values()) {
            headings.add(peer.title());
        }
        headings.addAll(List.of(more));
        return headings.toArray(new String[0]);
    }

    private static double median(List<double[]> figures, int index) {
        return median(figures.stream().mapToDouble(pair -> pair[index]).toArray());
    }

    /** The median, over the rounds, of one by the other in the same round. */
    private static double medianRatio(List<double[]> these, List<double[]> others, int index) {
        double[] ratios = new double[these.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = these.get(round)[index] / others.get(round)[index];
        }
        return median(ratios);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Three digits or so. */
    private static String number(double value) {
        String format = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
