package io.vncshot.cli.option;

import io.vncshot.rfb.transport.ServerAddress;

/** The address of a server, or {@code demo:}. */
final class ServerSyntax implements ValueSyntax<Target> {
    private static final String DEMO = "demo:";

    @Override
    public String metavar() {
        return "SERVER";
    }

    @Override
    public Target parse(String text) {
        if (text.equals(DEMO)) {
            return new Target.Demo();
        }
        boolean relativePath = text.startsWith("./") || text.startsWith("../");
        return new Target.Server(
                ServerAddress.parse(relativePath ? "unix:" + text : text), ServerAddress.usernameIn(text));
    }
}
