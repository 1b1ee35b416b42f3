package io.vncshot.bench.visual;

import io.vncshot.bench.capture.Jdk;
import io.vncshot.bench.capture.Samples;
import io.vncshot.bench.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Many checks of one screen, by one process. */
final class SuiteOfChecks {
    private static final double MILLI = 1000;

    private final Path folder;
    private final int checks;

    /** @param folder for the suite, its baselines and its results */
    SuiteOfChecks(Path folder, int port, int checks) throws IOException {
        this.folder = folder;
        this.checks = checks;
        // At rest for a millisecond: the waiting is not what is measured.
        StringBuilder suite = new StringBuilder(
                        "options: {stable: 0.001, update: missing}\nservers: {desktop: '127.0.0.1::")
                .append(port)
                .append("'}\nsteps:\n");
        for (int i = 1; i <= checks; i++) {
            suite.append("  - check: screen").append(i).append('\n');
        }
        Files.writeString(folder.resolve("suite.yml"), suite);
    }

    private record Column(Jdk jdk, Samples wall, Samples processor) {}

    /** Runs the suite on each JDK in turn, after a run that makes the baselines; adds a row for each JDK. */
    void measure(List<Jdk> jdks, int rounds, Table table) throws IOException {
        run(jdks.get(0));
        List<Column> columns = new ArrayList<>();
        for (Jdk jdk : jdks) {
            columns.add(new Column(jdk, new Samples(), new Samples()));
        }
        for (int round = 0; round < rounds; round++) {
            for (Column column : columns) {
                TimedCommand.Run run = run(column.jdk);
                column.wall.add(run.wall());
                column.processor.add(run.processor());
            }
        }
        for (Column column : columns) {
            table.row(
                    checks + " checks",
                    "vncshot, Java " + column.jdk.version(),
                    String.format(Locale.ROOT, "%.1f", column.wall.median() / MILLI),
                    String.format(Locale.ROOT, "%.0f", column.wall.median() / checks),
                    String.format(Locale.ROOT, "%.0f", column.processor.median() / checks));
        }
    }

    private TimedCommand.Run run(Jdk jdk) throws IOException {
        List<String> command = List.of(
                "./vncshot",
                "run",
                "--baselines",
                folder.resolve("baselines").toString(),
                "--results",
                folder.resolve("results").toString(),
                folder.resolve("suite.yml").toString());
        return TimedCommand.run(command, Map.of("VNCSHOT_JAVA_HOME", jdk.home().toString()), Set.of(0));
    }
}
