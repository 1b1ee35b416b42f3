package io.vncshot.cli.option;

import io.vncshot.rfb.transport.ServerAddress;

/** The address of a server, {@code demo:} or {@code rebound:PORT}. */
final class ServerSyntax implements ValueSyntax<Target> {
    private static final String DEMO = "demo:";
    private static final String REBOUND = "rebound:";

    @Override
    public String metavar() {
        return "SERVER";
    }

    @Override
    public Target parse(String text) {
        if (text.equals(DEMO)) {
            return new Target.Demo();
        }
        if (text.startsWith(REBOUND) && !text.startsWith("::", REBOUND.length() - 1)) {
            return rebound(text.substring(REBOUND.length()));
        }
        boolean relativePath = text.startsWith("./") || text.startsWith("../");
        return new Target.Server(
                ServerAddress.parse(relativePath ? "unix:" + text : text), ServerAddress.usernameIn(text));
    }

    private static Target rebound(String port) {
        try {
            return new Target.Rebound(port.isEmpty() ? Target.Rebound.ANY : Integer.parseInt(port));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the port must be a number, as in rebound:5901", e);
        }
    }
}
