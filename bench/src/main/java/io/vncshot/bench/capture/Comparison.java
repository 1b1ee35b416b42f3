package io.vncshot.bench.capture;

import io.vncshot.bench.report.Table;
import io.vncshot.interop.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The same captures by several programs, in rounds in which each has a turn. The first program is what others are measured by. */
final class Comparison {
    private static final String NOTHING = "–";

    private final List<PeerRun> runs;
    private final Picture truth;
    private final Map<PeerRun, Samples> samples = new LinkedHashMap<>();

    /** @param truth what the server's screen shows, without the pointer */
    Comparison(List<PeerRun> runs, Picture truth) {
        this.runs = List.copyOf(runs);
        this.truth = truth;
        for (PeerRun run : this.runs) {
            samples.put(run, new Samples());
        }
    }

    /** Runs the rounds, after one that does not count; who begins changes from round to round. */
    void measure(int rounds) throws IOException {
        List<PeerRun> order = new ArrayList<>();
        for (PeerRun run : runs) {
            if (run.wallMillis().isPresent()) {
                order.add(run);
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (PeerRun run : order) {
                OptionalDouble millis = run.wallMillis();
                samplesOf(run).add(millis.orElse(Double.POSITIVE_INFINITY));
            }
            Collections.rotate(order, 1);
        }
    }

    /** Adds a row for each program. */
    void report(String screen, Table table) throws IOException {
        Samples base = samplesOf(runs.get(0));
        for (PeerRun run : runs) {
            Samples own = samplesOf(run);
            if (own.isEmpty()) {
                table.row(screen, run.peer().name(), "hangs", NOTHING, NOTHING, NOTHING, NOTHING);
                continue;
            }
            OptionalLong peak = run.peakKilobytes();
            table.row(
                    screen,
                    run.peer().name(),
                    String.format(Locale.ROOT, "%.0f", own.median()),
                    String.format(Locale.ROOT, "%.2f", own.medianRatioTo(base)),
                    peak.isPresent() ? Long.toString(peak.getAsLong() / 1024) : NOTHING,
                    Long.toString(Files.size(run.lastFile()) / 1000),
                    differingPixels(run.lastFile()));
        }
    }

    private String differingPixels(Path file) {
        if (file.toString().endsWith(".jpg")) {
            return NOTHING;
        }
        Picture picture = Picture.read(file);
        if (picture.width() != truth.width() || picture.height() != truth.height()) {
            return picture.width() + "x" + picture.height();
        }
        int count = 0;
        for (int i = 0; i < picture.rgb().length; i++) {
            count += picture.rgb()[i] == truth.rgb()[i] ? 0 : 1;
        }
        return Integer.toString(count);
    }

    private Samples samplesOf(PeerRun run) {
        return samples.computeIfAbsent(run, unused -> new Samples());
    }
}
