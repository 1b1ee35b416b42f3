package io.vncshot.cli.option;

import java.util.ArrayList;
import java.util.List;

/** The options of {@code vncshot replay}: its own, and those of actions, with {@code --server} for something else. */
public final class ReplayOptions {
    private static final int MAX_PORT = 65535;

    public static final Option<Boolean> SERVE = own(Options.flag(
            "server", "serve the recorded bytes of the server to a viewer, instead of running the script"));

    public static final Option<Integer> LISTEN = own(Option.of(
                    "listen", new WholeSyntax("PORT", MAX_PORT), "with --server, the TCP port; 0 for any that is free")
            .orElse("5999"));

    public static final Option<String> BIND =
            own(Option.of("bind", new TextSyntax("ADDRESS"), "with --server, the address to listen on")
                    .orElse("127.0.0.1"));

    public static final Option<Boolean> FOREVER =
            own(Options.flag("forever", "with --server, serve one viewer after another, until interrupted"));

    public static final Option<Target> CONNECT = Option.of(
                    "connect", new ServerSyntax(), "where to run the script; as -s of vncshot")
            .alias("-s")
            .orElse("127.0.0.1");

    /** All of them, in the order of help. */
    public static final List<Option<?>> TABLE = table();

    private ReplayOptions() {}

    private static <T> Option<T> own(Option<T> option) {
        return option.onlyFrom(Option.Origin.COMMAND_LINE);
    }

    private static List<Option<?>> table() {
        List<Option<?>> table = new ArrayList<>(List.of(SERVE, LISTEN, BIND, FOREVER, CONNECT));
        for (Option<?> option : Options.TABLE) {
            if (!option.equals(Options.SERVER) && !option.equals(Options.LISTEN)) {
                table.add(option);
            }
        }
        return List.copyOf(table);
    }
}
