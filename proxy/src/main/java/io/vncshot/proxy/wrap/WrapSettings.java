package io.vncshot.proxy.wrap;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is started, and how.
 *
 * @param command the program and its arguments
 * @param port the public port, which the server thinks that it has
 * @param environment of this process
 */
public record WrapSettings(
        List<String> command,
        int port,
        WrapMode mode,
        RebindMethod method,
        Output output,
        NativeTools tools,
        Map<String, String> environment) {

    /** Where the command's output goes. */
    public enum Output {
        /** To this process's. */
        INHERITED,
        /** To System.err, wherever that leads at the time. */
        COPIED
    }

    public WrapSettings {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("--: must be followed by a command");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException(
                    "port " + port + ": wrap mode needs the port that the server thinks it has");
        }
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** The command's name, for messages. */
    String name() {
        return String.valueOf(Path.of(command.get(0)).getFileName());
    }

    /** Environments hold secrets. */
    @Override
    public String toString() {
        return command + " on port " + port;
    }
}
