package io.vncshot.proxy;

import io.vncshot.proxy.option.Given;
import io.vncshot.proxy.option.Option;
import io.vncshot.proxy.wrap.NativeTools;
import io.vncshot.proxy.wrap.RebindMethod;
import io.vncshot.proxy.wrap.WrapMode;
import io.vncshot.proxy.wrap.WrapSettings;
import io.vncshot.proxy.wrap.WrapSettings.Output;
import io.vncshot.proxy.wrap.WrappedServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of wrap mode, in which the proxy starts the server. */
final class WrapOptions {
    private static final Option WRAP_MODE = Option.value(
            "--wrap-mode",
            "MODE",
            "When the command after -- has ended: exit (the default, with its status), ignore or" + " respawn.");

    private static final Option REBIND = Option.value(
            "--rebind",
            "METHOD",
            "How its server is moved off source_port: preload (rebind.so), seccomp (also works on"
                    + " statically linked programs), or by default auto: whichever the command's file allows.");

    static final List<Option> TABLE = List.of(WRAP_MODE, REBIND);

    @Nullable
    WrapMode mode;

    @Nullable
    RebindMethod method;

    @Nullable
    List<String> command;

    void read(Given given) {
        mode = given.choice(WRAP_MODE, WrapMode.values());
        method = given.choice(REBIND, RebindMethod.values());
    }

    /** Keeps what comes after the first {@code --} as the command; the result is what comes before. */
    String[] takeCommand(String... arguments) {
        int end = Arrays.asList(arguments).indexOf("--");
        if (end < 0) {
            return arguments;
        }
        command = List.of(arguments).subList(end + 1, arguments.length);
        return Arrays.copyOf(arguments, end);
    }

    boolean isUsed() {
        return command != null;
    }

    void check(ProxyOptions options) {
        if (command == null) {
            if (mode != null || method != null) {
                throw new IllegalArgumentException((mode == null ? "--rebind" : "--wrap-mode")
                        + ": needs a command, as in `5901 -- vncserver :1`");
            }
            return;
        }
        if (command.isEmpty()) {
            throw new IllegalArgumentException("--: must be followed by a command");
        }
        if (options.listen.unixListen != null) {
            throw new IllegalArgumentException("--unix-listen: a wrapped command needs a port instead, its own");
        }
        if (!options.listen.inherited().isEmpty()) {
            throw new IllegalArgumentException("a wrapped command needs a port that websockify opens itself, so that"
                    + " --inetd and systemd's sockets do not go with it");
        }
        if (options.unixTarget != null || options.access.hasTokens()) {
            throw new IllegalArgumentException("the target is the command after --, so that no option may say another");
        }
        if (options.source().port() == 0) {
            throw new IllegalArgumentException("port 0: a wrapped command needs its own port, as 5901 for display :1");
        }
    }

    /** The server that the command will be, or null if there is none. */
    @Nullable
    WrappedServer make(ProxyOptions options, Map<String, String> environment) throws IOException {
        if (command == null) {
            return null;
        }
        return WrappedServer.of(new WrapSettings(
                command,
                options.source().port(),
                mode == null ? WrapMode.EXIT : mode,
                method == null ? RebindMethod.AUTO : method,
                Daemon.isChild() ? Output.COPIED : Output.INHERITED,
                NativeTools.find(environment.get("WEBSOCKIFY_NATIVE")),
                environment));
    }
}
