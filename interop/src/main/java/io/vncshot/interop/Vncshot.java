package io.vncshot.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The program under test, as a process of its own: the launcher that the system property {@code vncshot.program} names, or
 * {@code io.vncshot.cli.Main} from the class path of the tests.
 */
public final class Vncshot {
    private static final String MAIN = "io.vncshot.cli.Main";

    private final Path folder;
    private final List<String> options;
    private final Map<String, String> environment;

    private Vncshot(Path folder, List<String> options, Map<String, String> environment) {
        this.folder = folder;
        this.options = List.copyOf(options);
        this.environment = environment;
    }

    /** Runs that connect to a port on 127.0.0.1 and write into {@code folder}. */
    public static Vncshot in(Path folder, int port) {
        return in(folder, "127.0.0.1::" + port);
    }

    /** Runs that connect to that address, in any of the spellings of {@code --server}. */
    public static Vncshot in(Path folder, String server) {
        return new Vncshot(folder, List.of("-s", server), Map.of());
    }

    public Vncshot withPassword(String password) {
        return withVariable("VNC_PASSWORD", password);
    }

    /** With that in its environment. */
    public Vncshot withVariable(String name, String value) {
        Map<String, String> all = new HashMap<>(environment);
        all.put(name, value);
        return new Vncshot(folder, options, Map.copyOf(all));
    }

    public Vncshot withOptions(String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new Vncshot(folder, all, environment);
    }

    /** Runs it with those actions. */
    public Command.Result run(String... actions) {
        List<String> words = new ArrayList<>(program());
        words.addAll(options);
        words.addAll(List.of(actions));
        return new Command(words, folder, environment).run();
    }

    /** Runs it with those words alone. */
    public static Command.Result run(Path folder, String... words) {
        List<String> line = new ArrayList<>(program());
        line.addAll(List.of(words));
        return new Command(line, folder, Map.of()).run();
    }

    /** Starts it with those words alone, in the background; its files must have absolute names. */
    public static Daemon start(Map<String, String> environment, String... words) {
        List<String> line = new ArrayList<>(program());
        line.addAll(List.of(words));
        return Daemon.start(line, environment);
    }

    /** Writes a script of that name that runs it, for those who start programs themselves. */
    public static Path script(Path folder, String name) {
        StringBuilder text = new StringBuilder("#!/bin/sh\nexec");
        for (String word : program()) {
            text.append(" '").append(word).append('\'');
        }
        try {
            Path script = Files.writeString(folder.resolve(name), text.append(" \"$@\"\n"));
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
            return script;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> program() {
        String launcher = System.getProperty("vncshot.program");
        if (launcher != null) {
            return List.of(launcher);
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        return List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath, MAIN);
    }
}
