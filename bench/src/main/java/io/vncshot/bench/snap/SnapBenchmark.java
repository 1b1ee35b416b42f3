package io.vncshot.bench.snap;

import io.vncshot.bench.capture.Content;
import io.vncshot.bench.capture.Jdk;
import io.vncshot.bench.capture.TemporaryFolder;
import io.vncshot.bench.report.Table;
import io.vncshot.interop.CountingRelay;
import io.vncshot.interop.ServerKind;
import io.vncshot.interop.ServerSetup;
import io.vncshot.interop.ServerSetup.ScreenMode;
import io.vncshot.interop.XVncServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Times {@code ./vncshot snap} on many desktops and on an unchanged one. It runs in the folder of the checkout. */
public final class SnapBenchmark {
    private static final ScreenMode HD = new ScreenMode(1920, 1080, 24);
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final int BASE_PORT = 5900;

    private final List<Jdk> jdks;
    private final Extent extent;

    /**
     * How much is measured.
     *
     * @param parallel for {@code --parallel}
     * @param processes for {@code xargs -P}
     * @param rounds of an unchanged screen
     */
    public record Extent(int desktops, List<Integer> parallel, List<Integer> processes, int rounds) {
        /** For the page. */
        public static Extent full() {
            return new Extent(500, List.of(1, 4, 32), List.of(4), 100);
        }

        /** A look at whether all works. */
        public static Extent quick() {
            return new Extent(50, List.of(4), List.of(4), 10);
        }
    }

    /** @param jdks to run vncshot on */
    public SnapBenchmark(List<Jdk> jdks, Extent extent) {
        this.jdks = List.copyOf(jdks);
        this.extent = extent;
    }

    /** Everything, as tables in Markdown with their headings. */
    public String run() throws IOException {
        return "\n### " + extent.desktops + " desktops of " + WIDTH + "x" + HEIGHT + "\n\n" + fleet()
                + "\n### An unchanged desktop of " + HD.width() + "x" + HD.height() + ", --if-changed\n\n"
                + unchanged();
    }

    private Table fleet() throws IOException {
        Table table = new Table(
                "program", "at a time", "wall s", "desktops a second", "CPU s", "CPU ms a desktop", "peak MiB");
        try (Farm farm = Farm.start(extent.desktops, WIDTH, HEIGHT);
                TemporaryFolder folder = TemporaryFolder.create()) {
            Path targets = folder.path().resolve("targets");
            Files.write(targets, numbered(farm.ports(), "127.0.0.1::"));
            for (Jdk jdk : jdks) {
                // So that its start-up archive is there.
                TimedRun.of(List.of("./vncshot", "--version"), variables(jdk));
                for (int parallel : extent.parallel) {
                    String name = "vncshot snap, Java " + jdk.version();
                    measure(
                            table,
                            name,
                            parallel,
                            folder,
                            List.of(
                                    "./vncshot",
                                    "-q",
                                    "snap",
                                    "--targets",
                                    targets.toString(),
                                    "--parallel",
                                    "" + parallel,
                                    folder.path() + "/shots/{name}.png"),
                            jdk);
                }
            }
            for (int processes : extent.processes) {
                String snapshot = "vncsnapshot -quiet 127.0.0.1::$1 " + folder.path() + "/shots/$1.jpg 2>/dev/null";
                measure(
                        table,
                        "vncsnapshot (JPEG), xargs -P",
                        processes,
                        folder,
                        each(farm, processes, snapshot),
                        null);
                String capture =
                        "gvnccapture -q 127.0.0.1:$(($1 - " + BASE_PORT + ")) " + folder.path() + "/shots/$1.png";
                measure(table, "gvnccapture, xargs -P", processes, folder, each(farm, processes, capture), null);
            }
        }
        return table;
    }

    private static List<String> numbered(List<Integer> ports, String host) {
        List<String> lines = new ArrayList<>();
        for (int port : ports) {
            lines.add("desktop-" + port + ": " + host + port);
        }
        return lines;
    }

    /** A process for each desktop; the shell in it replaces itself. */
    private static List<String> each(Farm farm, int processes, String command) {
        String ports =
                String.join(" ", farm.ports().stream().map(String::valueOf).toList());
        return List.of(
                "sh",
                "-c",
                "printf '%s\\n' " + ports + " | xargs -P " + processes + " -n 1 sh -c 'exec " + command + "' sh");
    }

    private void measure(
            Table table, String name, int atATime, TemporaryFolder folder, List<String> command, @Nullable Jdk jdk)
            throws IOException {
        System.err.println("bench/run: " + extent.desktops + " desktops by " + name + " " + atATime);
        Path shots = Files.createDirectories(folder.path().resolve("shots"));
        TimedRun run = TimedRun.of(command, jdk == null ? Map.of() : variables(jdk));
        int pictures = removeAll(shots);
        if (pictures != extent.desktops) {
            throw new IOException(name + " made " + pictures + " pictures of " + extent.desktops + " desktops");
        }
        table.row(
                name,
                "" + atATime,
                shown(run.wallSeconds()),
                shown(extent.desktops / run.wallSeconds()),
                shown(run.cpuSeconds()),
                shown(run.cpuSeconds() * 1000 / extent.desktops),
                "" + run.peakMebibytes());
    }

    private static int removeAll(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        return files.size();
    }

    private Table unchanged() throws IOException {
        Table table = new Table("program", "bytes of the first", "bytes of each other", "CPU ms of each other");
        try (TemporaryFolder folder = TemporaryFolder.create();
                XVncServer server =
                        XVncServer.start(ServerSetup.of(ServerKind.TIGERVNC).with(HD))) {
            Content.DESKTOP.show(server.screen(), HD.width(), HD.height(), folder.path());
            for (Jdk jdk : jdks) {
                System.err.println("bench/run: an unchanged desktop, Java " + jdk.version());
                Rounds one = Rounds.take(server, jdk, folder.path(), 1);
                Rounds many = Rounds.take(server, jdk, folder.path(), 1 + extent.rounds);
                table.row(
                        "vncshot snap, Java " + jdk.version(),
                        "" + one.bytes,
                        shown((many.bytes - one.bytes) / (double) extent.rounds),
                        shown((many.cpuSeconds - one.cpuSeconds) * 1000 / extent.rounds));
            }
        }
        return table;
    }

    /** What a number of snapshots took over one connection. */
    private record Rounds(long bytes, double cpuSeconds) {
        static Rounds take(XVncServer server, Jdk jdk, Path folder, int count) throws IOException {
            try (CountingRelay relay = CountingRelay.to(server.port())) {
                TimedRun run = TimedRun.of(
                        List.of(
                                "./vncshot",
                                "-q",
                                "-s",
                                "127.0.0.1::" + relay.port(),
                                "snap",
                                "--if-changed",
                                "--every",
                                "0.2s",
                                "--count",
                                "" + count,
                                folder + "/unchanged/%s-{seq}.png"),
                        variables(jdk));
                return new Rounds(relay.received(), run.cpuSeconds());
            }
        }
    }

    private static Map<String, String> variables(Jdk jdk) {
        return Map.of("VNCSHOT_JAVA_HOME", jdk.home().toString());
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }
}
