package io.vncshot.bench.jmh;

import io.vncshot.bench.report.Table;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the JMH benchmarks of what a capture does; those beside libvncclient are {@link DecoderComparison}'s. */
public final class JmhRun {
    static final int WIDTH = 1920;
    static final int HEIGHT = 1080;

    private JmhRun() {}

    /** A table in Markdown with its heading. */
    public static String run() throws RunnerException {
        return report(options()
                .forks(2)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(2)));
    }

    /** As {@link #run}, too short for figures that mean much. */
    public static String runQuickly() throws RunnerException {
        return report(options()
                .forks(1)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(500)));
    }

    private static ChainedOptionsBuilder options() {
        return new OptionsBuilder()
                .include(DecodeBenchmark.class.getName())
                .include(PngBenchmark.class.getName())
                .jvmArgsAppend("-Xmx1g");
    }

    private static String report(ChainedOptionsBuilder options) throws RunnerException {
        Collection<RunResult> results = new Runner(options.build()).run();
        Table table = new Table("1920x1080, warm", "parameters", "ms", "± ms", "Mpixel/s");
        for (RunResult result : results) {
            Result<?> primary = result.getPrimaryResult();
            table.row(
                    primary.getLabel(),
                    parameters(result),
                    milliseconds(primary.getScore()),
                    milliseconds(primary.getScoreError()),
                    String.format(Locale.ROOT, "%.0f", WIDTH * HEIGHT / 1e3 / primary.getScore()));
        }
        return "\n### Decoding and PNG encoding, Java " + System.getProperty("java.version") + "\n\n" + table;
    }

    /** One measurement alone has no error. */
    private static String milliseconds(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String parameters(RunResult result) {
        StringBuilder text = new StringBuilder();
        for (String key : result.getParams().getParamsKeys()) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(key)
                    .append(' ')
                    .append(result.getParams().getParam(key));
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
