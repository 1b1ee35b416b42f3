package io.vncshot.bench.visual;

import io.vncshot.bench.capture.Jdk;
import io.vncshot.bench.capture.TemporaryFolder;
import io.vncshot.bench.report.Table;
import io.vncshot.interop.ServerKind;
import io.vncshot.interop.ServerSetup;
import io.vncshot.interop.ServerSetup.ScreenMode;
import io.vncshot.interop.XVncServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Times comparisons of pictures, suites of checks, and searches. It runs in the folder of the checkout. */
public final class VisualBenchmark {
    private static final ScreenMode HD = new ScreenMode(1920, 1080, 24);
    private static final int CHECKS = 200;
    private static final int QUICK_CHECKS = 20;
    private static final int ROUNDS_WARM = 2;
    private static final int ROUNDS_OF_SUITES = 1;

    private final List<Jdk> jdks;
    private final int rounds;

    /**
     * @param jdks to run vncshot on
     * @param rounds how often each program compares each pair
     */
    public VisualBenchmark(List<Jdk> jdks, int rounds) {
        this.jdks = List.copyOf(jdks);
        this.rounds = rounds;
    }

    /** Everything, as tables in Markdown with their headings. */
    public String run() throws IOException {
        return run(ROUNDS_WARM, ROUNDS_OF_SUITES, CHECKS);
    }

    /** The same, with fewer checks, and warm things measured once. */
    public String runQuickly() throws IOException {
        return run(1, 1, QUICK_CHECKS);
    }

    private String run(int warmRounds, int suiteRounds, int checks) throws IOException {
        NodePackages packages = NodePackages.install();
        try (TemporaryFolder temporary = TemporaryFolder.create();
                XVncServer server =
                        XVncServer.start(ServerSetup.of(ServerKind.TIGERVNC).with(HD))) {
            PicturePairs pictures = new PicturePairs(temporary.path(), HD.width(), HD.height());
            List<PicturePairs.Pair> pairs = pictures.make(server);
            String processes = compareAsProcesses(packages, pairs);
            String warm = compareWarm(packages, pairs, warmRounds);
            Table suites = new Table("suite", "program", "s", "ms a check", "CPU ms a check");
            say("a suite of " + checks + " checks");
            new SuiteOfChecks(temporary.path(), server.port(), checks).measure(jdks, suiteRounds, suites);
            return processes
                    + warm
                    + heading("A suite in one process, 1920x1080")
                    + suites
                    + search(pictures, warmRounds);
        }
    }

    private String compareAsProcesses(NodePackages packages, List<PicturePairs.Pair> pairs) throws IOException {
        List<DiffProgram> programs = new ArrayList<>();
        packages.odiff().ifPresent(program -> {
            List<String> command = List.of("node", packages.odiffScript().toString(), program.toString());
            programs.add(new DiffProgram.Odiff("odiff-bin 4.5", command));
            programs.add(new DiffProgram.Odiff("its program alone", List.of(program.toString())));
        });
        programs.add(new DiffProgram.Pixelmatch(packages.pixelmatch()));
        for (Jdk jdk : jdks) {
            programs.add(new DiffProgram.Vncshot(jdk));
        }
        Table table = new Table("1920x1080", "program", "wall ms", "ratio", "CPU ms", "pixels");
        for (PicturePairs.Pair pair : pairs) {
            say("diff of " + pair.name());
            DiffRounds diffs = new DiffRounds(pair, programs);
            diffs.measure(rounds);
            diffs.report(table);
        }
        return heading("Two PNG files compared, as a whole process") + table;
    }

    private String compareWarm(NodePackages packages, List<PicturePairs.Pair> pairs, int warmRounds) {
        Table table = new Table("1920x1080", "program", "ms", "ratio");
        for (PicturePairs.Pair pair : pairs) {
            say("warm comparison of " + pair.name());
            WarmRounds warm = new WarmRounds();
            warm.addPixelmatch(packages, pair.first(), pair.second());
            for (Jdk jdk : jdks) {
                warm.addJava(jdk, "compare", pair.first(), pair.second());
            }
            warm.measure(warmRounds);
            warm.report(pair.name(), table);
        }
        return heading("The comparison alone, warm") + table;
    }

    private String search(PicturePairs pictures, int warmRounds) throws IOException {
        Table table = new Table("1920x1080", "program", "ms", "ratio");
        for (PicturePairs.Search search : pictures.searches()) {
            say("search of " + search.name());
            WarmRounds warm = new WarmRounds();
            for (Jdk jdk : jdks) {
                warm.addJava(jdk, "find", search.screen(), search.needle(), search.distance());
            }
            warm.measure(warmRounds);
            warm.report(search.name(), table);
        }
        return heading("find, warm") + table;
    }

    private static void say(String what) {
        System.err.println("bench/run: " + what);
    }

    private static String heading(String title) {
        return "\n### " + title + "\n\n";
    }
}
