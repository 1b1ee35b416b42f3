package io.vncshot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The program in a JVM of its own, started through sh. */
final class ChildProcess {
    private final Path folder;
    private final Path out;
    private final Path err;

    /** @param folder the working directory, which gets the files stdout and stderr beside it */
    ChildProcess(Path folder) {
        this.folder = folder;
        this.out = folder.resolveSibling("stdout");
        this.err = folder.resolveSibling("stderr");
    }

    /**
     * Starts it.
     *
     * @param shell what sh does with {@code "$@"}, such as {@code umask 077; exec "$@"}
     * @param main the class to run
     */
    Process start(String shell, List<String> jvmOptions, Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", shell, "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xshare:auto"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("VNC") || name.startsWith("XDG"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    /** Runs the program to its end. */
    int run(String shell, String... args) throws IOException, InterruptedException {
        return start(shell, List.of(), Main.class, args).waitFor();
    }

    String out() throws IOException {
        return Files.readString(out, UTF_8);
    }

    String err() throws IOException {
        return Files.readString(err, UTF_8);
    }
}
