package io.vncshot.cli.option;

import java.util.List;

/** The options of {@code vncshot demo}. */
public final class DemoOptions {
    private static final int MAX_PORT = 65535;

    public static final Option<Integer> PORT = Option.of(
                    "port", new WholeSyntax("N", MAX_PORT), "the TCP port to listen on; 0 for any that is free")
            .orElse("5900");

    public static final Option<String> BIND = Option.of(
                    "bind", new TextSyntax("ADDRESS"), "the address to listen on; 0.0.0.0 lets everybody in")
            .orElse("127.0.0.1");

    public static final List<Option<?>> TABLE = List.of(PORT, BIND, Options.HELP);

    private DemoOptions() {}
}
