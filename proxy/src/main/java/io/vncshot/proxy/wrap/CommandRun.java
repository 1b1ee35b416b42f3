package io.vncshot.proxy.wrap;

import io.vncshot.proxy.wrap.WrapSettings.Output;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The command running, once, under rebind-run, which ends with the last of its descendants, and they with it. */
final class CommandRun {
    private static final Logger LOG = LoggerFactory.getLogger("proxy");

    /** rebind-run kills what does not end within 5 s. */
    private static final int END_SECONDS = 8;

    private static final List<String> NOT_FOR_THE_COMMAND =
            List.of("LISTEN_FDS", "LISTEN_PID", "LISTEN_FDNAMES", "WEBSOCKIFY_NATIVE");

    private final Process supervisor;
    private final Path folder;
    private final String method;

    private CommandRun(Process supervisor, Path folder, String method) {
        this.supervisor = supervisor;
        this.folder = folder;
        this.method = method;
    }

    /** Starts the command; what it binds is moved from the first moment on. */
    static CommandRun start(WrapSettings settings) throws IOException {
        Map<String, String> environment = settings.environment();
        String name = settings.command().get(0);
        ProgramFile file = ProgramFile.of(name, environment.getOrDefault("PATH", "/usr/bin:/bin"));
        String whyFilter = whyFilter(settings, file);
        Path folder = makeFolder(environment);
        List<String> line = new ArrayList<>();
        line.add(settings.tools().supervisor().toString());
        line.addAll(List.of("--with-parent", "--report", report(folder).toString()));
        if (whyFilter == null) {
            line.addAll(List.of("--preload", settings.tools().library().toString()));
        }
        line.addAll(List.of(Integer.toString(settings.port()), "auto"));
        line.addAll(settings.command());
        try {
            Process supervisor = start(line, settings);
            return new CommandRun(
                    supervisor, folder, whyFilter == null ? "rebind.so" : "rebind-run, since " + whyFilter);
        } catch (IOException e) {
            remove(folder);
            throw e;
        }
    }

    /** Why not the library, or null if it will do. */
    private static @Nullable String whyFilter(WrapSettings settings, ProgramFile file) throws IOException {
        Path library = settings.tools().library();
        return switch (settings.method()) {
            case PRELOAD -> null;
            case SECCOMP -> "--rebind=seccomp asks for it";
            case AUTO -> {
                if (library.toAbsolutePath().toString().matches(".*[\\s:].*")) {
                    yield library + " has a blank or a colon in its name, which LD_PRELOAD cannot have";
                }
                String why = file.whyNotPreloaded(library);
                yield why == null ? null : file.path() + " " + why;
            }
        };
    }

    /** Root's commands may change to a user that has to write the report. The name of its folder is hard to guess. */
    private static Path makeFolder(Map<String, String> environment) throws IOException {
        boolean root = RuntimeFolder.ownUser() == 0;
        Path folder = Files.createTempDirectory(Path.of(environment.getOrDefault("TMPDIR", "/tmp")), "websockify");
        try {
            Files.createFile(report(folder));
            Files.setPosixFilePermissions(
                    report(folder), PosixFilePermissions.fromString(root ? "rw-rw-rw-" : "rw-------"));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(root ? "rwx--x--x" : "rwx------"));
            return folder;
        } catch (IOException e) {
            remove(folder);
            throw e;
        }
    }

    private static Path report(Path folder) {
        return folder.resolve("report");
    }

    private static Process start(List<String> line, WrapSettings settings) throws IOException {
        boolean inherited = settings.output() == Output.INHERITED;
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectInput(inherited ? Redirect.INHERIT : Redirect.from(new File("/dev/null")))
                .redirectOutput(inherited ? Redirect.INHERIT : Redirect.PIPE)
                .redirectError(inherited ? Redirect.INHERIT : Redirect.PIPE)
                .redirectErrorStream(!inherited);
        builder.environment().clear();
        builder.environment().putAll(settings.environment());
        builder.environment().keySet().removeAll(NOT_FOR_THE_COMMAND);
        Process supervisor = builder.start();
        if (!inherited) {
            Thread copying = new Thread(() -> copy(supervisor.getInputStream()), "output");
            copying.setDaemon(true);
            copying.start();
        }
        return supervisor;
    }

    /** System.err changes when a daemon lets go of its terminal. */
    private static void copy(InputStream output) {
        byte[] bytes = new byte[8192];
        try {
            for (int length = output.read(bytes); length >= 0; length = output.read(bytes)) {
                System.err.write(bytes, 0, length);
                System.err.flush();
            }
        } catch (IOException e) {
            return; // closed when the command has ended
        }
    }

    /** How the port is moved, in words. */
    String method() {
        return method;
    }

    ServerInspector inspector(int port) {
        return new ServerInspector(supervisor.toHandle(), report(folder), port);
    }

    /** Completes with the exit status when all is over. */
    CompletableFuture<Integer> ended() {
        return supervisor.onExit().thenApply(Process::exitValue);
    }

    /** Asks all that was started to end. */
    void askToEnd() {
        supervisor.destroy();
    }

    /** Ends all that was started, by force in the end, and removes the report. */
    void close() {
        supervisor.destroy();
        try {
            if (!supervisor.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                supervisor.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        remove(folder);
    }

    private static void remove(Path folder) {
        try {
            Files.deleteIfExists(report(folder));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            LOG.warn("{}: cannot be removed: {}", folder, e.getMessage());
        }
    }
}
