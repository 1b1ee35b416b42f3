package io.vncshot.interop;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A user to run our programs as, with a home and a runtime directory made for the test. */
public final class Account implements AutoCloseable {
    /** Which user. */
    public enum User {
        /** The one that runs the tests. */
        OWN,
        /** One without any privileges; needs root. */
        NOBODY
    }

    private static final String PASSWORD = "secret12";

    private final List<String> prefix;
    private final Path folder;

    private Account(List<String> prefix, Path folder) {
        this.prefix = prefix;
        this.folder = folder;
    }

    /** Copies the programs to where that user can read them; a test that cannot be run as that user is skipped. */
    public static Account of(User user) {
        try {
            List<String> prefix = prefix(user);
            Path folder = Files.createTempDirectory("interop-account");
            Account account = new Account(prefix, folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            account.copyPrograms();
            account.makeHome();
            if (!prefix.isEmpty()) {
                Command.of("chown", "-R", "nobody", folder.toString()).runSuccessfully();
            }
            return account;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> prefix(User user) {
        if (user == User.OWN) {
            return List.of();
        }
        Requirements.require(List.of("setpriv"));
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can be nobody");
        return List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");
    }

    private void copyPrograms() throws IOException {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        int number = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path target = programs.resolve(number++ + "-" + Path.of(entry).getFileName());
            Command.of("cp", "-rL", entry, target.toString()).runSuccessfully();
        }
        Path tools = Path.of("..", "native-rebind", "target");
        for (String tool : List.of("rebind.so", "rebind-run")) {
            Files.copy(tools.resolve(tool), folder.resolve(tool));
        }
    }

    private void makeHome() throws IOException {
        Path settings = Files.createDirectories(home().resolve(".vnc"));
        Path runtime = Files.createDirectory(runtimeDirectory());
        Path session = settings.resolve("xstartup");
        Files.writeString(session, "#!/bin/sh\nexec tail -f /dev/null\n");
        PasswordFile.write(PASSWORD, settings.resolve("passwd"));
        Files.setPosixFilePermissions(settings.resolve("passwd"), PosixFilePermissions.fromString("rw-------"));
        for (Path file : List.of(home(), settings, runtime, session)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private Path home() {
        return folder.resolve("home");
    }

    /** {@code $XDG_RUNTIME_DIR}. */
    public Path runtimeDirectory() {
        return folder.resolve("runtime");
    }

    /** A place for what the test makes, which the user can read. */
    public Path folder() {
        return folder;
    }

    /** Starts websockify. */
    public Daemon startWebsockify(String... arguments) {
        return Daemon.start(program("io.vncshot.proxy.Main", arguments), environment());
    }

    /** Runs websockify to its end. */
    public Command.Result runWebsockify(String... arguments) {
        return new Command(program("io.vncshot.proxy.Main", arguments), folder, environment()).run();
    }

    /** Runs vncshot, in {@link #runtimeDirectory}, with the password of the servers that this user starts. */
    public Command.Result runVncshot(String... arguments) {
        return new Command(program("io.vncshot.cli.Main", arguments), runtimeDirectory(), environment()).run();
    }

    /** Ends the websockify that has started the server of that port. */
    public void endDaemon(int port) {
        try {
            Path state = runtimeDirectory().resolve("vncshot").resolve("rebound-" + port);
            String pid = Files.readString(state).split(" ")[2];
            Command.of("kill", pid).runSuccessfully();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> program(String main, String... arguments) {
        List<String> words = new ArrayList<>(prefix);
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-cp", classPath(), main));
        words.addAll(List.of(arguments));
        return words;
    }

    private String classPath() {
        try (Stream<Path> entries = Files.list(folder.resolve("programs"))) {
            return String.join(
                    File.pathSeparator, entries.map(Path::toString).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("HOME", home().toString());
        environment.put("USER", "vnc");
        environment.put("XAUTHORITY", home().resolve(".Xauthority").toString());
        environment.put("XDG_RUNTIME_DIR", runtimeDirectory().toString());
        environment.put("WEBSOCKIFY_NATIVE", folder.toString());
        environment.put("VNC_PASSWORD", PASSWORD);
        return environment;
    }

    @Override
    public void close() {
        Command.of("rm", "-rf", folder.toString()).runSuccessfully();
    }
}
