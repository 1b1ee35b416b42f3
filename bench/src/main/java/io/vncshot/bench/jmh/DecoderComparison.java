package io.vncshot.bench.jmh;

import io.vncshot.bench.capture.Content;
import io.vncshot.bench.report.Table;
import io.vncshot.interop.Command;
import io.vncshot.interop.ServerKind;
import io.vncshot.interop.ServerSetup;
import io.vncshot.interop.ServerSetup.ScreenMode;
import io.vncshot.interop.XVncServer;
import io.vncshot.rfb.protocol.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import static java.util.Objects.requireNonNull;

/** Each decoder beside libvncclient's, on the bytes that real servers have sent of the same screens. */
public final class DecoderComparison {
    private static final ScreenMode HD = new ScreenMode(1920, 1080, 24);

    /** {@code bench/run} compiles it from {@code bench/libvncclient.c}. */
    private static final String LIBVNCCLIENT =
            Path.of("bench", "target", "libvncclient").toString();

    private static final int SECONDS = 1;

    private static final Map<ServerKind, List<Encoding>> ENCODINGS = Map.of(
            ServerKind.TIGERVNC,
            List.of(Encoding.RAW, Encoding.HEXTILE, Encoding.RRE, Encoding.TIGHT, Encoding.ZRLE),
            ServerKind.TIGHTVNC,
            List.of(Encoding.TIGHT, Encoding.ZLIB, Encoding.RRE, Encoding.CORRE));

    private final int rounds;

    /** @param rounds in each of which either side has its turn with a recording; their medians are shown */
    public DecoderComparison(int rounds) {
        this.rounds = rounds;
    }

    private record Subject(String server, String content, Encoding encoding, Path file) {}

    /** A table in Markdown with its heading. */
    public String run() throws IOException, RunnerException {
        Path folder = Files.createTempDirectory("bench-recordings");
        try {
            List<Subject> subjects = record(folder);
            Table table = new Table("encoding", "recorded from", "bytes", "libvncclient ms", "vncshot ms", "ratio");
            for (Subject subject : subjects) {
                double[] theirs = new double[rounds];
                double[] ours = new double[rounds];
                for (int round = 0; round < rounds; round++) {
                    theirs[round] = measureTheirs(subject);
                    ours[round] = measureOurs(subject);
                }
                table.row(
                        subject.encoding().name().toLowerCase(Locale.ROOT),
                        subject.server() + ", " + subject.content(),
                        "" + Recording.read(subject.file()).nextUpdate().length,
                        String.format(Locale.ROOT, "%.1f", median(theirs)),
                        String.format(Locale.ROOT, "%.1f", median(ours)),
                        String.format(Locale.ROOT, "%.2f", median(ours) / median(theirs)));
            }
            return "\n### Decoders beside libvncclient's, 1920x1080, Java " + System.getProperty("java.version")
                    + "\n\n" + table;
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static List<Subject> record(Path folder) throws IOException {
        List<Subject> subjects = new ArrayList<>();
        for (ServerKind kind : List.of(ServerKind.TIGERVNC, ServerKind.TIGHTVNC)) {
            for (Content content : Content.values()) {
                String name = content.name().toLowerCase(Locale.ROOT);
                try (XVncServer server = XVncServer.start(ServerSetup.of(kind).with(HD))) {
                    content.show(server.screen(), HD.width(), HD.height(), folder);
                    for (Encoding encoding : requireNonNull(ENCODINGS.get(kind))) {
                        Path file = folder.resolve(kind + "-" + name + "-" + encoding);
                        Recording.ofServer(server.port(), encoding.number()).write(file);
                        subjects.add(new Subject(kind.programs().get(0), name, encoding, file));
                    }
                }
            }
        }
        return subjects;
    }

    private double measureOurs(Subject subject) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(RecordedBenchmark.class.getName())
                        .param("file", subject.file().toString())
                        .forks(1)
                        .warmupIterations(2)
                        .warmupTime(TimeValue.seconds(SECONDS))
                        .measurementIterations(2)
                        .measurementTime(TimeValue.seconds(SECONDS))
                        .jvmArgsAppend("-Xmx1g")
                        .build())
                .runSingle()
                .getPrimaryResult()
                .getScore();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private double measureTheirs(Subject subject) throws IOException {
        try (ReplayServer server = ReplayServer.start(Recording.read(subject.file()))) {
            String encoding = subject.encoding().name().toLowerCase(Locale.ROOT);
            Command.Result result = Command.of(LIBVNCCLIENT, "" + server.port(), encoding, "" + 2 * SECONDS)
                    .runSuccessfully();
            return Double.parseDouble(result.output().strip());
        }
    }
}
