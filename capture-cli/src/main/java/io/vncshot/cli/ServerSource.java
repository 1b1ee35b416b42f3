package io.vncshot.cli;

import io.vncshot.cli.action.CutTexts;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.Target;
import io.vncshot.cli.snap.SnapTarget;
import io.vncshot.cli.time.TimeBudget;
import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.RfbClient;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.transport.Deadline;
import org.jspecify.annotations.Nullable;

/** The server that {@code -s} names, to be connected to more than once. */
final class ServerSource implements AutoCloseable {
    private final Invocation invocation;
    private final Settings settings;
    private final Messages messages;
    private final Target target;
    private @Nullable Destination destination;

    ServerSource(Invocation invocation, Settings settings, Messages messages) {
        this.invocation = invocation;
        this.settings = settings;
        this.messages = messages;
        this.target = settings.get(Options.SERVER);
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

    /** Connects anew; a rebound server is looked for each time, since its port is another after every start. */
    RfbSession connect(Deadline deadline) throws RfbException {
        try {
            Destination current = destination();
            TimeBudget time = TimeBudget.start(settings, invocation.nanoClock());
            ClientOptions options = Connection.options(invocation, settings, current, messages, time)
                    .withListener(new CutTexts());
            return RfbClient.connect(current.address(), options, deadline);
        } catch (UsageException e) {
            throw new RfbException(Reason.CONNECT, String.valueOf(e.getMessage()), e);
        } catch (RfbException e) {
            throw new RfbException(e.reason(), display() + ": " + e.getMessage(), e);
        }
    }

    private Destination destination() throws RfbException {
        Destination current = destination;
        if (current == null || target instanceof Target.Rebound) {
            current = Destination.open(settings, invocation);
            destination = current;
        }
        return current;
    }

    @Override
    public void close() {
        if (destination != null) {
            destination.close();
        }
    }
}
