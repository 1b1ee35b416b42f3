package io.vncshot.bench.snap;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a command took, by GNU time.
 *
 * @param cpuSeconds of it and all that it has started
 * @param peakMebibytes of the biggest of these processes
 */
record TimedRun(double wallSeconds, double cpuSeconds, long peakMebibytes) {
    private static final int LIMIT_SECONDS = 120;

    /** Runs a command to its end, which must be a success. */
    static TimedRun of(List<String> command, Map<String, String> environment) throws IOException {
        Path report = Files.createTempFile("bench-time", "");
        List<String> timed = new ArrayList<>(List.of("/usr/bin/time", "-f", "%e %U %S %M", "-o", report.toString()));
        timed.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(timed)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command + " did not end with 0 within " + LIMIT_SECONDS + " s");
            }
            return parse(Files.readString(report).strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(command + ": interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.delete(report);
        }
    }

    private static TimedRun parse(String report) {
        String[] fields = report.split(" ");
        return new TimedRun(
                Double.parseDouble(fields[0]),
                Double.parseDouble(fields[1]) + Double.parseDouble(fields[2]),
                Long.parseLong(fields[3]) >> 10);
    }
}
