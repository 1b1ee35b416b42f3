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

/** A program that goes on until it is closed, or until this JVM ends; its descendants end with it. */
public final class Daemon implements AutoCloseable {
    private static final int END_SECONDS = 5;

    private final String name;
    private final Process process;
    private final Path log;
    private final Thread atExit;

    private Daemon(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.atExit = new Thread(this::end);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    public static Daemon start(List<String> words, Map<String, String> environment) {
        try {
            Path log = Files.createTempFile("interop-daemon", ".log");
            ProcessBuilder builder = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return new Daemon(words.get(0), builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it has written so far. */
    public String log() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends {@code STOP}, {@code CONT} or another signal by its name. */
    public void signal(String signal) {
        Command.of("sh", "-c", "kill -" + signal + " " + process.pid()).run();
    }

    /**
     * Lets a moment pass between two looks at what the program does.
     *
     * @throws IllegalStateException with its log when it has ended
     */
    void pauseWhileAlive() {
        try {
            if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(name + " ended with " + process.exitValue() + ": " + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + ": interrupted", e);
        }
    }

    /** Asks it to end, so that it removes its files and shared memory, and kills it and its descendants when it does not. */
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        end();
    }

    private void end() {
        List<ProcessHandle> descendants = process.descendants().toList();
        descendants.forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (process.isAlive()) {
                signal("CONT");
            }
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            descendants.forEach(ProcessHandle::destroyForcibly);
            Files.deleteIfExists(log);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
