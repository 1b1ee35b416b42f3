package io.vncshot.cli;

import io.vncshot.cli.option.Target;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.ServerAddress;
import io.vncshot.testserver.demo.DemoServer;
import java.io.IOException;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * The server that a target names; the demo desktop is served until this is closed.
 *
 * @param demo null for other servers
 */
record Destination(ServerAddress address, @Nullable DemoServer demo) implements AutoCloseable {
    /** @throws RfbException {@code CONNECT} when there is no such server */
    static Destination open(Target target, Invocation invocation) throws RfbException {
        if (target instanceof Target.Server server) {
            return new Destination(server.address(), null);
        }
        if (target instanceof Target.Rebound rebound) {
            return new Destination(rebound(rebound, invocation), null);
        }
        try {
            DemoServer demo = DemoServer.start(InetAddress.getLoopbackAddress(), 0, invocation.clock());
            return new Destination(new ServerAddress.Tcp("127.0.0.1", demo.port()), demo);
        } catch (IOException e) {
            throw new RfbException(RfbException.Reason.CONNECT, "the demo cannot be served: " + e.getMessage(), e);
        }
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
