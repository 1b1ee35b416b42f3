package io.vncshot.cli;

import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.Target;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.ServerAddress;
import io.vncshot.testserver.demo.DemoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server that the settings name; the demo desktop is served until this is closed.
 *
 * @param identity the name that the server is remembered by
 * @param demo null for other servers
 */
record Destination(
        ServerAddress address, String identity, @Nullable DemoServer demo) implements AutoCloseable {
    /** @throws RfbException {@code CONNECT} when there is no such server */
    static Destination open(Settings settings, Invocation invocation) throws RfbException {
        Optional<ServerAddress.Listen> listen = settings.find(Options.LISTEN);
        if (listen.isPresent()) {
            return new Destination(listen.get(), listen.get().identity(), null);
        }
        Target target = settings.get(Options.SERVER);
        if (target instanceof Target.Server server) {
            return new Destination(server.address(), server.address().identity(), null);
        }
        if (target instanceof Target.Rebound rebound) {
            // Its own port is another at every start.
            return new Destination(rebound(rebound, invocation), rebound.toString(), null);
        }
        try {
            DemoServer demo = DemoServer.start(InetAddress.getLoopbackAddress(), 0, invocation.clock());
            return new Destination(new ServerAddress.Tcp("127.0.0.1", demo.port()), "demo:", demo);
        } catch (IOException e) {
            throw new RfbException(RfbException.Reason.CONNECT, "the demo cannot be served: " + e.getMessage(), e);
        }
    }

    /** As messages, pictures and results name it; the port of the demo is another at every start. */
    String display() {
        return demo == null ? address.display() : identity;
    }

    private static ServerAddress rebound(Target.Rebound target, Invocation invocation) throws RfbException {
        try {
            return ReboundServers.find(target, invocation.environment().get("XDG_RUNTIME_DIR"));
        } catch (IOException e) {
            throw new RfbException(RfbException.Reason.CONNECT, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        if (demo != null) {
            demo.close();
        }
    }
}
