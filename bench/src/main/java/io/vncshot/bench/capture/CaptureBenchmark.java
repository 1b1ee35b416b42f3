package io.vncshot.bench.capture;

import io.vncshot.bench.report.Table;
import io.vncshot.interop.ServerKind;
import io.vncshot.interop.ServerSetup;
import io.vncshot.interop.ServerSetup.ScreenMode;
import io.vncshot.interop.XVncServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times whole processes, from their start to their end, on real servers. It runs in the folder of the checkout. */
public final class CaptureBenchmark {
    private static final ScreenMode HD = new ScreenMode(1920, 1080, 24);
    private static final ScreenMode UHD = new ScreenMode(3840, 2160, 24);
    private static final int MANY = 20;
    private static final int ROUNDS_OF_MANY = 3;

    private final List<Peer> peers = new ArrayList<>();
    private final int rounds;

    /**
     * @param jdks to run vncshot on
     * @param rounds how often each program has its turn
     */
    public CaptureBenchmark(List<Jdk> jdks, int rounds) {
        this.rounds = rounds;
        peers.add(new Peer.Gvnccapture());
        for (Jdk jdk : jdks) {
            peers.add(new Peer.Vncshot(jdk));
        }
        peers.add(new Peer.Vncsnapshot());
    }

    /** Everything, as tables in Markdown with their headings. */
    public String run() throws IOException {
        StringBuilder text = new StringBuilder();
        for (ServerKind kind : List.of(ServerKind.TIGERVNC, ServerKind.TIGHTVNC)) {
            Table table = table();
            for (ScreenMode mode : List.of(HD, UHD)) {
                for (Content content : Content.values()) {
                    compare(kind, mode, content, 1, rounds, table);
                }
            }
            text.append(heading("One capture from " + program(kind))).append(table);
        }
        Table many = table();
        for (Content content : Content.values()) {
            compare(ServerKind.TIGERVNC, HD, content, MANY, Math.min(rounds, ROUNDS_OF_MANY), many);
        }
        String title = MANY + " captures from " + program(ServerKind.TIGERVNC);
        return text.append(heading(title + " (vncshot: one connection)"))
                .append(many)
                .toString();
    }

    /** One server and one size. */
    public String runQuickly() throws IOException {
        Table table = table();
        for (Content content : Content.values()) {
            compare(ServerKind.TIGERVNC, HD, content, 1, rounds, table);
        }
        return heading("One capture from " + program(ServerKind.TIGERVNC)) + table;
    }

    private void compare(ServerKind kind, ScreenMode mode, Content content, int captures, int times, Table table)
            throws IOException {
        String screen =
                mode.width() + "x" + mode.height() + " " + content.name().toLowerCase(Locale.ROOT);
        System.err.println("bench/run: " + captures + " x " + screen + " from " + program(kind));
        try (TemporaryFolder folder = TemporaryFolder.create();
                XVncServer server = XVncServer.start(ServerSetup.of(kind).with(mode))) {
            content.show(server.screen(), mode.width(), mode.height(), folder.path());
            List<PeerRun> runs = peers.stream()
                    .map(peer -> PeerRun.of(peer, server.port(), folder.path(), captures))
                    .toList();
            Comparison comparison = new Comparison(runs, server.truth());
            comparison.measure(times);
            comparison.report(screen, table);
        }
    }

    private static Table table() {
        return new Table("screen", "program", "wall ms", "ratio", "peak MiB", "file kB", "pixels off");
    }

    private static String heading(String title) {
        return "\n### " + title + "\n\n";
    }

    private static String program(ServerKind kind) {
        return kind.programs().get(0);
    }
}
