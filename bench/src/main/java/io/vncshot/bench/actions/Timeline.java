package io.vncshot.bench.actions;

import io.vncshot.bench.capture.Jdk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A run of {@code ./vncshot --json}, and when it said that each action was done, in nanoseconds. */
final class Timeline {
    private static final int LIMIT_SECONDS = 60;

    private final Process process;
    private final long start;

    private Timeline(Process process, long start) {
        this.process = process;
        this.start = start;
    }

    static Timeline start(Jdk jdk, int port, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of("./vncshot", "--json", "-s", "127.0.0.1::" + port));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(Redirect.INHERIT);
        builder.environment().put("VNCSHOT_JAVA_HOME", jdk.home().toString());
        long start = System.nanoTime();
        return new Timeline(builder.start(), start);
    }

    /** The times of its lines, the last of which is that of the result, and that of its end. */
    Times end() throws IOException {
        List<Long> lines = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            while (out.readLine() != null) {
                lines.add(System.nanoTime());
            }
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("./vncshot did not end with 0 within " + LIMIT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
        return new Times(start, lines, System.nanoTime());
    }

    /** In nanoseconds. */
    record Times(long start, List<Long> lines, long end) {}
}
