package io.vncshot.bench;

import io.vncshot.bench.BenchOptions.Extent;
import io.vncshot.bench.BenchOptions.Part;
import io.vncshot.bench.actions.ActionsBenchmark;
import io.vncshot.bench.capture.CaptureBenchmark;
import io.vncshot.bench.capture.Jdk;
import io.vncshot.bench.jmh.DecoderComparison;
import io.vncshot.bench.jmh.JmhRun;
import io.vncshot.bench.links.LinksBenchmark;
import io.vncshot.bench.proxy.ProxyBenchmark;
import io.vncshot.bench.report.Machine;
import io.vncshot.bench.report.PerformancePage;
import io.vncshot.bench.snap.SnapBenchmark;
import io.vncshot.bench.visual.VisualBenchmark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Started by {@code bench/run} in the folder of the checkout. */
public final class Bench {
    private static final Path PAGE = Path.of("docs", "performance.md");

    private static final int ROUNDS_OF_PROXIES = 5;
    private static final int ROUNDS_OF_LINKS = 5;
    private static final int ROUNDS_OF_DECODERS = 3;

    private Bench() {}

    public static void main(String[] args) throws IOException, RunnerException {
        BenchOptions options;
        try {
            options = BenchOptions.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println("bench/run: " + e.getMessage());
            System.exit(2);
            return;
        }
        List<Jdk> jdks = options.jdks().stream().map(Jdk::at).toList();
        String heading = Machine.describe(jdks.stream().map(Jdk::version).toList());
        if (options.parts().contains(Part.CAPTURE)) {
            CaptureBenchmark benchmark = new CaptureBenchmark(Jdk.newestAndOldest(jdks), options.rounds());
            String tables = options.extent() == Extent.QUICK ? benchmark.runQuickly() : benchmark.run();
            report("capture", heading + tables, options);
        }
        if (options.parts().contains(Part.ACTIONS)) {
            boolean quick = options.extent() == Extent.QUICK;
            ActionsBenchmark benchmark = new ActionsBenchmark(Jdk.newestAndOldest(jdks), options.rounds());
            report("actions", heading + (quick ? benchmark.runQuickly() : benchmark.run()), options);
        }
        if (options.parts().contains(Part.VISUAL)) {
            VisualBenchmark benchmark = new VisualBenchmark(Jdk.newestAndOldest(jdks), options.rounds());
            String tables = options.extent() == Extent.QUICK ? benchmark.runQuickly() : benchmark.run();
            report("visual", heading + tables, options);
        }
        if (options.parts().contains(Part.SNAP)) {
            boolean quick = options.extent() == Extent.QUICK;
            SnapBenchmark.Extent extent = quick ? SnapBenchmark.Extent.quick() : SnapBenchmark.Extent.full();
            report("snap", heading + new SnapBenchmark(Jdk.newestAndOldest(jdks), extent).run(), options);
        }
        if (options.parts().contains(Part.JMH)) {
            String table = options.extent() == Extent.QUICK ? JmhRun.runQuickly() : JmhRun.run();
            report("jmh", heading + table, options);
        }
        if (options.parts().contains(Part.DECODERS)) {
            int rounds = options.extent() == Extent.QUICK ? 1 : Math.min(options.rounds(), ROUNDS_OF_DECODERS);
            report("decoders", heading + new DecoderComparison(rounds).run(), options);
        }
        if (options.parts().contains(Part.LINKS)) {
            int rounds = options.extent() == Extent.QUICK ? 1 : Math.min(options.rounds(), ROUNDS_OF_LINKS);
            report("links", heading + new LinksBenchmark(rounds).run(), options);
        }
        if (options.parts().contains(Part.PROXY)) {
            report("proxy", heading + measureProxies(options), options);
        }
    }

    private static String measureProxies(BenchOptions options) throws IOException {
        boolean quick = options.extent() == Extent.QUICK;
        int rounds = Math.min(options.rounds(), ROUNDS_OF_PROXIES);
        return new ProxyBenchmark(quick ? ProxyBenchmark.Extent.quick() : ProxyBenchmark.Extent.full(rounds)).run();
    }

    private static void report(String section, String text, BenchOptions options) throws IOException {
        System.out.println(text);
        if (options.extent() == Extent.FULL) {
            PerformancePage.replace(PAGE, section, text);
        }
    }
}
