package io.vncshot.bench.visual;

import io.vncshot.bench.capture.Jdk;
import io.vncshot.bench.capture.Samples;
import io.vncshot.bench.report.Table;
import io.vncshot.interop.Command;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Processes that each measure one thing, warm, in turn. The first is what others are measured by. */
final class WarmRounds {
    private static final String SECONDS = "0.35";

    private final Map<String, List<String>> commands = new LinkedHashMap<>();
    private final Map<String, Samples> samples = new LinkedHashMap<>();

    /** The comparison of pixelmatch. */
    void addPixelmatch(NodePackages packages, Path first, Path second) {
        String script = packages.warmScript().toString();
        commands.put("pixelmatch 7.2, Node.js", List.of("node", script, first.toString(), second.toString(), SECONDS));
    }

    /** What {@link Warm} does: by C1 alone, as {@code ./vncshot} is started, and by all compilers, as tests in Java are. */
    void addJava(Jdk jdk, String what, Path first, Path second, String... more) {
        List<String> words = new ArrayList<>(List.of(what, first.toString(), second.toString(), SECONDS));
        words.addAll(Arrays.asList(more));
        commands.put("vncshot, Java " + jdk.version() + ", C1", java(jdk, "-XX:TieredStopAtLevel=1", words));
        commands.put("vncshot, Java " + jdk.version() + ", C1 and C2", java(jdk, "-XX:+TieredCompilation", words));
    }

    private static List<String> java(Jdk jdk, String option, List<String> words) {
        Path target = Path.of("bench", "target");
        String classPath = target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*";
        List<String> command = new ArrayList<>(List.of(
                jdk.home().resolve("bin/java").toString(), option, "-Xmx640m", "-cp", classPath, Warm.class.getName()));
        command.addAll(words);
        return command;
    }

    void measure(int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, List<String>> command : commands.entrySet()) {
                Command.Result result = new Command(command.getValue(), Path.of("."), Map.of()).runSuccessfully();
                samples.computeIfAbsent(command.getKey(), unused -> new Samples())
                        .add(Double.parseDouble(result.output().strip()));
            }
        }
    }

    /** Adds a row for each program. */
    void report(String what, Table table) {
        Samples base = samples.values().iterator().next();
        for (Map.Entry<String, Samples> entry : samples.entrySet()) {
            table.row(
                    what,
                    entry.getKey(),
                    String.format(Locale.ROOT, "%.1f", entry.getValue().median()),
                    String.format(Locale.ROOT, "%.2f", entry.getValue().medianRatioTo(base)));
        }
    }
}
