package io.vncshot.proxy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Running in the background. A Java process cannot fork, so this one starts another with the same command line, in a
 * session of its own, and ends as soon as that one listens or has failed.
 */
final class Daemon {
    private static final String CHILD = "websockify.daemon";
    private static final String READY = "listening";
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private Daemon() {}

    /** Whether this process is the one in the background. */
    static boolean isChild() {
        return Boolean.getBoolean(CHILD);
    }

    /** Starts the process in the background; the result is the exit status of this one. */
    static int start(List<String> arguments) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(command(arguments))
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.PIPE)
                .start();
        Thread errors = new Thread(() -> copyErrors(child), "errors");
        errors.setDaemon(true);
        errors.start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(READY)) {
                    return 0;
                }
            }
        }
        int status = child.waitFor();
        errors.join();
        return status == 0 ? 1 : status;
    }

    /** In the process in the background: tells the one that waits, and lets go of its streams. */
    static void ready(ProxyOptions options) {
        System.out.println(READY);
        System.out.flush();
        System.out.close();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        if (options.logFile == null) {
            System.setErr(nowhere);
        }
    }

    /** The options that this Java was given are among what the system knows of the process. */
    private static List<String> command(List<String> arguments) throws IOException {
        List<String> own = ownArguments();
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.add(ProcessHandle.current().info().command().orElseThrow(Daemon::unknown));
        command.add("-D" + CHILD + "=true");
        command.addAll(own.subList(0, own.size() - arguments.size()));
        command.addAll(arguments);
        return command;
    }

    /** ProcessHandle gives up on command lines of over 4096 bytes. */
    private static List<String> ownArguments() throws IOException {
        if (Files.isReadable(COMMAND_LINE)) {
            String line = new String(Files.readAllBytes(COMMAND_LINE), StandardCharsets.UTF_8);
            List<String> words = List.of(line.split("\0", -1));
            return words.subList(1, words.size() - 1);
        }
        return List.of(ProcessHandle.current().info().arguments().orElseThrow(Daemon::unknown));
    }

    private static IOException unknown() {
        return new IOException("--daemon: this system does not tell a process its own command line");
    }

    private static void copyErrors(Process child) {
        try {
            child.getErrorStream().transferTo(System.err);
        } catch (IOException e) {
            System.err.println("websockify: " + e.getMessage());
        }
    }
}
