package io.vncshot.cli.option;

import io.vncshot.rfb.transport.ServerAddress;

/** Where to wait for a server: {@code [ADDRESS:]PORT}, or nothing for the usual port. */
final class ListenSyntax implements ValueSyntax<ServerAddress.Listen> {
    private static final String RULE = "must be a port, or an address and a port, as in 127.0.0.1:5500";

    @Override
    public String metavar() {
        return "[ADDRESS:]PORT";
    }

    @Override
    public ServerAddress.Listen parse(String text) {
        int colon = text.lastIndexOf(':');
        int port = Numbers.whole(text.substring(colon + 1), 65535);
        String host = colon < 0 ? "" : text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (port < 1 || (!bracketed && host.indexOf(':') >= 0)) {
            throw new IllegalArgumentException(RULE);
        }
        return new ServerAddress.Listen(bracketed ? host.substring(1, host.length() - 1) : host, port);
    }

    /** It may stand alone, and takes a value by {@code =} only. */
    @Override
    public boolean takesValue() {
        return false;
    }

    @Override
    public String named(int times) {
        return String.valueOf(ServerAddress.Listen.DEFAULT_PORT);
    }
}
