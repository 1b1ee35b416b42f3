package io.vncshot.bench.links;

import io.vncshot.bench.capture.Content;
import io.vncshot.bench.links.SlowLink.Speed;
import io.vncshot.bench.report.Table;
import io.vncshot.interop.Picture;
import io.vncshot.interop.ServerKind;
import io.vncshot.interop.ServerSetup;
import io.vncshot.interop.ServerSetup.ScreenMode;
import io.vncshot.interop.VncServer;
import io.vncshot.interop.XVncServer;
import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.CursorMode;
import io.vncshot.rfb.RfbClient;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** From the connection to the last byte of the first complete picture, by network and by encodings, in a warm process. */
public final class LinksBenchmark {
    private static final ScreenMode HD = new ScreenMode(1920, 1080, 24);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<Speed> SPEEDS = List.of(
            new Speed("loopback", 0, 0),
            new Speed("1 Gb/s, 0.5 ms", 1_000_000_000, 500_000),
            new Speed("10 Mb/s, 20 ms", 10_000_000, 20_000_000));

    /** The first is what decides; RRE and CopyRect beside Hextile as the client has them. */
    private static final List<List<Encoding>> LISTS = List.of(
            List.of(Encoding.RAW),
            List.of(Encoding.HEXTILE, Encoding.RRE, Encoding.RAW, Encoding.COPY_RECT),
            List.of(Encoding.ZRLE, Encoding.TIGHT, Encoding.ZLIB, Encoding.HEXTILE, Encoding.RAW, Encoding.COPY_RECT),
            List.of(Encoding.TIGHT, Encoding.ZRLE, Encoding.ZLIB, Encoding.HEXTILE, Encoding.RAW, Encoding.COPY_RECT));

    private final int rounds;

    /** @param rounds of the fast networks; on the slow one, where bytes decide, there is one */
    public LinksBenchmark(int rounds) {
        this.rounds = rounds;
    }

    /** A table in Markdown with its heading. */
    public String run() throws IOException {
        Table table = new Table("server, screen", "network", "Raw", "Hextile", "ZRLE, Tight", "Tight, ZRLE");
        for (ServerKind kind : List.of(ServerKind.TIGERVNC, ServerKind.TIGHTVNC, ServerKind.X11VNC)) {
            for (Content content : Content.values()) {
                measure(kind, content, table);
            }
        }
        try (VncServer server = VncServer.start(ServerSetup.of(ServerKind.QEMU))) {
            report("QEMU, 1024x768 pattern", server, server.truth(), table);
        }
        return "\n### The first picture by network, in ms\n\n" + table;
    }

    private void measure(ServerKind kind, Content content, Table table) throws IOException {
        ServerSetup setup = ServerSetup.of(kind).with(HD);
        if (kind == ServerKind.X11VNC) {
            // So that it measures no link of its own, and does not sleep.
            setup = setup.withArguments("-speeds", "lan", "-nonap");
        }
        Path folder = Files.createTempDirectory("bench-links");
        try (XVncServer server = XVncServer.start(setup)) {
            content.show(server.screen(), HD.width(), HD.height(), folder);
            String name = kind.programs().get(0) + ", " + content.name().toLowerCase(Locale.ROOT);
            report(name, server, server.truth(), table);
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private void report(String name, VncServer server, Picture truth, Table table) throws IOException {
        for (Speed speed : SPEEDS) {
            System.err.println("bench/run: " + name + ", " + speed.name());
            List<String> cells = new ArrayList<>(List.of(name, speed.name()));
            for (List<Encoding> encodings : LISTS) {
                cells.add(String.format(Locale.ROOT, "%.0f", median(server, speed, encodings, truth)));
            }
            table.row(cells.toArray(new String[0]));
        }
    }

    private double median(VncServer server, Speed speed, List<Encoding> encodings, Picture truth) throws IOException {
        boolean slow = speed.roundTripNanos() > 1_000_000;
        double[] millis = new double[slow ? 1 : rounds];
        if (!slow) {
            capture(server, speed, encodings, truth);
        }
        for (int i = 0; i < millis.length; i++) {
            millis[i] = capture(server, speed, encodings, truth);
        }
        Arrays.sort(millis);
        return millis[millis.length / 2];
    }

    private static double capture(VncServer server, Speed speed, List<Encoding> encodings, Picture truth)
            throws IOException {
        ClientOptions options =
                ClientOptions.defaults().withEncodings(encodings).withCursor(CursorMode.OMITTED);
        Deadline deadline = Deadline.after(LIMIT);
        try (SlowLink link = SlowLink.to(server.port(), speed)) {
            long start = System.nanoTime();
            try (RfbSession session =
                    RfbClient.connect(new ServerAddress.Tcp("127.0.0.1", link.port()), options, deadline)) {
                session.refresh(deadline);
                double millis = (System.nanoTime() - start) / 1e6;
                if (!Arrays.equals(session.pixels(), truth.rgb())) {
                    throw new IllegalStateException(speed.name() + ", " + encodings + ": another picture");
                }
                return millis;
            }
        } catch (RfbException e) {
            throw new IOException(speed.name() + ", " + encodings + ": " + e.getMessage(), e);
        }
    }
}
