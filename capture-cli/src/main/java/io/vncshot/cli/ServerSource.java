package io.vncshot.cli;

import io.vncshot.cli.action.CutTexts;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.Target;
import io.vncshot.cli.snap.SnapTarget;
import io.vncshot.cli.time.TimeBudget;
import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.RfbClient;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.KnownServers;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.ServerAddress;
import io.vncshot.testserver.demo.DemoServer;
import java.io.IOException;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** The server that {@code -s} names, to be connected to more than once. */
final class ServerSource implements AutoCloseable {
    private final Invocation invocation;
    private final Settings settings;
    private final Messages messages;
    private final Target target;
    private final @Nullable DemoServer demo;

    private ServerSource(Invocation invocation, Settings settings, Messages messages, @Nullable DemoServer demo) {
        this.invocation = invocation;
        this.settings = settings;
        this.messages = messages;
        this.target = settings.get(Options.SERVER);
        this.demo = demo;
    }

    /** For its name alone. */
    static ServerSource named(Invocation invocation, Settings settings, Messages messages) {
        return new ServerSource(invocation, settings, messages, null);
    }

    /** Nothing is connected to yet; the demo desktop is served from now on. */
    static ServerSource open(Invocation invocation, Settings settings, Messages messages) throws IOException {
        boolean isDemo = settings.get(Options.SERVER) instanceof Target.Demo;
        DemoServer demo = isDemo ? DemoServer.start(InetAddress.getLoopbackAddress(), 0, invocation.clock()) : null;
        return new ServerSource(invocation, settings, messages, demo);
    }

    /** What names of files say of it. */
    SnapTarget target() {
        return target instanceof Target.Server server
                ? SnapTarget.of(server.address(), "")
                : new SnapTarget(display(), 0, "");
    }

    /** What messages and pictures say of it. */
    String display() {
        if (target instanceof Target.Server server) {
            return server.address().display();
        }
        return target instanceof Target.Rebound rebound ? rebound.toString() : "demo:";
    }

    private String identity() {
        return target instanceof Target.Server server ? server.address().identity() : display();
    }

    /** Connects anew; a rebound server is looked for each time, since its port is another after every start. */
    RfbSession connect(Deadline deadline) throws RfbException {
        ServerAddress address = address();
        KnownServers known = ServerSecurity.known(identity(), settings, invocation, messages);
        TimeBudget time = TimeBudget.start(settings, invocation.nanoClock());
        ClientOptions options =
                Connection.options(invocation, settings, display(), known, time).withListener(new CutTexts());
        try {
            return RfbClient.connect(address, options, deadline);
        } catch (RfbException e) {
            throw new RfbException(e.reason(), display() + ": " + e.getMessage(), e);
        }
    }

    private ServerAddress address() throws RfbException {
        if (target instanceof Target.Server server) {
            return server.address();
        }
        if (demo != null) {
            return new ServerAddress.Tcp("127.0.0.1", demo.port());
        }
        try {
            return ReboundServers.find(
                    (Target.Rebound) target, invocation.environment().get("XDG_RUNTIME_DIR"));
        } catch (IOException e) {
            throw new RfbException(Reason.CONNECT, display() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (demo != null) {
            demo.close();
        }
    }
}
