package io.vncshot.cli.option;

import java.util.ArrayList;
import java.util.List;

/** The options of {@code vncshot record}: those of a connection, and its own. */
public final class RecordOptions {
    private static final int MAX_PORT = 65535;

    /** vncdotool's. */
    private static final String DEFAULT_PORT = "5902";

    public static final Option<Integer> LISTEN = own(Option.of(
                    "listen",
                    new WholeSyntax("PORT", MAX_PORT),
                    "the TCP port to wait for viewers on; 0, and with --viewer by default, for any that is free")
            .orElse(DEFAULT_PORT));

    public static final Option<String> BIND =
            own(Option.of("bind", new TextSyntax("ADDRESS"), "the address to listen on; 0.0.0.0 lets everybody in")
                    .orElse("127.0.0.1"));

    public static final Option<Boolean> ONE_SHOT =
            own(Options.flag("one-shot", "record one session, then end; --viewer and --wire do that too"));

    public static final Option<Boolean> FILE_PER_CLIENT = own(Options.flag(
                    "file-per-client",
                    "OUT is a folder, and each session a file in it, named by the time; viewers may overlap")
            .alias("--forever"));

    public static final Option<String> VIEWER = own(Option.of(
            "viewer", new TextSyntax("COMMAND"), "run COMMAND with sh and HOST::PORT after it, and end when it ends"));

    public static final Option<Integer> HOT_KEY = own(Option.of(
                    "hot-key",
                    new KeySyntax(),
                    "the key that takes a picture of the screen, for an expect in the script; the server gets it too")
            .orElse("pause"));

    public static final Option<String> WIRE = own(Option.of(
                    "wire", new FileSyntax(), "also write the bytes of both directions, and the script, to FILE, a zip")
            .alias("--capture-raw"));

    public static final Option<Boolean> WIRE_UNSAFE = own(Options.flag(
                    "wire-unsafe", "keep the authentication in --wire's file, which then is as secret as the password")
            .alias("--capture-raw-unsafe"));

    public static final Option<Boolean> LOG_IN = own(Options.flag(
            "log-in",
            "log in to the server in the viewer's place, which then needs no password; for servers that encrypt"));

    public static final Option<Boolean> PASSWORD_REQUIRED =
            own(Options.flag("password-required", "accepted for vnclog's sake; the security type is seen"));

    private static final List<Option<?>> OWN = List.of(
            LISTEN, BIND, ONE_SHOT, FILE_PER_CLIENT, VIEWER, HOT_KEY, WIRE, WIRE_UNSAFE, LOG_IN, PASSWORD_REQUIRED);

    private static final List<Option<?>> CONNECTION = List.of(
            Options.SERVER,
            Options.PASSWORD,
            Options.PASSWORD_FILE,
            Options.PASSWORD_COMMAND,
            Options.USERNAME,
            Options.SECURITY_TYPES,
            Options.MIN_SECURITY,
            Options.TLS_CA,
            Options.TLS_CERT,
            Options.TLS_KEY,
            Options.TLS_FINGERPRINT,
            Options.FIRST_USE,
            Options.KNOWN_HOSTS,
            Options.INSECURE,
            Options.VIA,
            Options.HEADER,
            Options.CONNECT_TIMEOUT);

    private static final List<Option<?>> GENERAL =
            List.of(Options.VERBOSE, Options.QUIET, Options.LOGFILE, Options.HELP);

    /** All of them, in the order of help. */
    public static final List<Option<?>> TABLE = joined(OWN, CONNECTION, GENERAL);

    /** With those that a properties file may have beside them. */
    public static final List<Option<?>> LAYERED = joined(OWN, Options.TABLE, List.of());

    private RecordOptions() {}

    private static <T> Option<T> own(Option<T> option) {
        return option.onlyFrom(Option.Origin.COMMAND_LINE);
    }

    private static List<Option<?>> joined(List<Option<?>> first, List<Option<?>> second, List<Option<?>> third) {
        List<Option<?>> table = new ArrayList<>(first);
        table.addAll(second);
        table.addAll(third);
        // Here --listen is for viewers, not for servers.
        table.remove(Options.LISTEN);
        return List.copyOf(table);
    }
}
