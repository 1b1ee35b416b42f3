package io.vncshot.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program run to its end, with an empty standard input.
 *
 * @param folder where it runs
 * @param environment beside what is inherited
 */
public record Command(List<String> words, Path folder, Map<String, String> environment) {
    private static final int LIMIT_SECONDS = 60;

    /** How it ended and what it said. */
    public record Result(int exitStatus, String output, String errors) {}

    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    public static Command of(String... words) {
        return new Command(List.of(words), Path.of("."), Map.of());
    }

    /**
     * Waits for its end.
     *
     * @throws IllegalStateException when it has not ended after a minute; it is killed then
     */
    public Result run() {
        try {
            Path output = Files.createTempFile("interop-output", "");
            Path errors = Files.createTempFile("interop-errors", "");
            try {
                int exitStatus = run(output, errors);
                return new Result(exitStatus, read(output), read(errors));
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * As {@link #run}, for a program that must not fail.
     *
     * @throws IllegalStateException with what it wrote when its exit status is not 0
     */
    public Result runSuccessfully() {
        Result result = run();
        if (result.exitStatus() != 0) {
            throw new IllegalStateException(words + " ended with " + result);
        }
        return result;
    }

    private int run(Path output, Path errors) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(words + " did not end within " + LIMIT_SECONDS + " s; it wrote: "
                        + read(output) + read(errors));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(words + ": interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
