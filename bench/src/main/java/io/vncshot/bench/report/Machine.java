package io.vncshot.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Where and when something was measured. */
public final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Path LOAD = Path.of("/proc/loadavg");

    private Machine() {}

    /** A paragraph: the day, the processor, the system, these versions of Java, and the load when it is called. */
    public static String describe(List<String> javaVersions) throws IOException {
        return "Measured on " + LocalDate.now(ZoneOffset.UTC) + ": " + processor() + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + "; Java " + String.join(" and ", javaVersions)
                + "; load at the start " + Files.readString(LOAD).split(" ", 2)[0] + ".\n\n";
    }

    private static String processor() throws IOException {
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
