package io.vncshot.bench.visual;

import io.vncshot.bench.capture.Samples;
import io.vncshot.bench.report.Table;
import io.vncshot.bench.visual.TimedCommand.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The same comparison by several programs, in rounds in which each has a turn. The first is what others are measured by. */
final class DiffRounds {
    private final PicturePairs.Pair pair;
    private final List<Column> columns = new ArrayList<>();

    DiffRounds(PicturePairs.Pair pair, List<DiffProgram> programs) {
        this.pair = pair;
        for (DiffProgram program : programs) {
            columns.add(new Column(program, new Samples(), new Samples(), new ArrayList<>()));
        }
    }

    private record Column(DiffProgram program, Samples wall, Samples processor, List<String> pixels) {
        void take(PicturePairs.Pair pair) throws IOException {
            Run run = run(pair);
            wall.add(run.wall());
            processor.add(run.processor());
            pixels.add(program.pixels(run.output()));
        }

        Run run(PicturePairs.Pair pair) throws IOException {
            return TimedCommand.run(
                    program.command(pair.first(), pair.second()), program.environment(), program.statuses());
        }
    }

    /** Runs the rounds, after one that does not count; who begins changes from round to round. */
    void measure(int rounds) throws IOException {
        for (Column column : columns) {
            column.run(pair);
        }
        List<Column> order = new ArrayList<>(columns);
        for (int round = 0; round < rounds; round++) {
            for (Column column : order) {
                column.take(pair);
            }
            Collections.rotate(order, 1);
        }
    }

    /** Adds a row for each program. */
    void report(Table table) {
        Samples base = columns.get(0).wall;
        for (Column column : columns) {
            table.row(
                    pair.name(),
                    column.program.name(),
                    String.format(Locale.ROOT, "%.0f", column.wall.median()),
                    String.format(Locale.ROOT, "%.2f", column.wall.medianRatioTo(base)),
                    String.format(Locale.ROOT, "%.0f", column.processor.median()),
                    column.pixels.get(0));
        }
    }
}
