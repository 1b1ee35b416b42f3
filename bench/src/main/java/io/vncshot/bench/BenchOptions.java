package io.vncshot.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What to measure.
 *
 * @param rounds how often each program captures each screen
 * @param extent how much is measured
 * @param jdks homes of the JDKs to run vncshot on
 */
record BenchOptions(int rounds, Set<Part> parts, Extent extent, List<Path> jdks) {
    private static final int DEFAULT_ROUNDS = 9;
    private static final int QUICK_ROUNDS = 3;

    /** What can be asked for by {@code --only}. */
    enum Part {
        CAPTURE,
        ACTIONS,
        VISUAL,
        SNAP,
        JMH,
        DECODERS,
        LINKS,
        PROXY
    }

    /** Everything, for the page; or a look at whether all works. */
    enum Extent {
        FULL,
        QUICK
    }

    BenchOptions {
        if (rounds < 1) {
            throw new IllegalArgumentException("--rounds " + rounds + ": must be at least 1");
        }
        parts = Set.copyOf(parts);
        jdks = List.copyOf(jdks);
    }

    /** @throws IllegalArgumentException for anything but the options that {@code bench/run} names */
    static BenchOptions parse(String... args) {
        int rounds = 0;
        Set<Part> parts = EnumSet.allOf(Part.class);
        Extent extent = Extent.FULL;
        List<Path> jdks = new ArrayList<>();
        Iterator<String> words = List.of(args).iterator();
        while (words.hasNext()) {
            String option = words.next();
            switch (option) {
                case "--rounds" -> rounds = Integer.parseInt(value(option, words));
                case "--only" ->
                    parts = EnumSet.of(Part.valueOf(value(option, words).toUpperCase(Locale.ROOT)));
                case "--jdk" -> jdks.add(Path.of(value(option, words)));
                case "--quick" -> extent = Extent.QUICK;
                default ->
                    throw new IllegalArgumentException(option
                            + ": the options are --rounds N, --only capture|actions|visual|snap|jmh|decoders|links|proxy"
                            + " and --quick");
            }
        }
        int usual = extent == Extent.QUICK ? QUICK_ROUNDS : DEFAULT_ROUNDS;
        return new BenchOptions(rounds == 0 ? usual : rounds, parts, extent, jdks);
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(option + ": needs a value");
        }
        return words.next();
    }
}
