package io.vncshot.cli;

import io.vncshot.cli.action.ActionContext;
import io.vncshot.cli.action.CutTexts;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.picture.PictureNotes;
import io.vncshot.cli.picture.PictureOutput;
import io.vncshot.cli.time.TimeBudget;
import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.RfbClient;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.RfbException;
import java.time.Clock;

/** A connection that the steps of a suite share. */
final class SuiteSession implements AutoCloseable {
    private final Destination destination;
    private final RfbSession session;
    private final CutTexts cutTexts;

    private SuiteSession(Destination destination, RfbSession session, CutTexts cutTexts) {
        this.destination = destination;
        this.session = session;
        this.cutTexts = cutTexts;
    }

    static SuiteSession open(Invocation invocation, Settings settings, TimeBudget time, Messages messages)
            throws RfbException {
        Destination destination = Destination.open(settings, invocation);
        try {
            String server = destination.display();
            messages.note("server " + server);
            CutTexts cutTexts = new CutTexts();
            ClientOptions options = Connection.options(invocation, settings, destination, messages, time)
                    .withListener(cutTexts);
            RfbSession session = RfbClient.connect(destination.address(), options, time.deadline());
            messages.note(Connection.describe(session));
            return new SuiteSession(destination, session, cutTexts);
        } catch (UsageException e) {
            destination.close();
            throw new RfbException(RfbException.Reason.CONNECT, String.valueOf(e.getMessage()), e);
        } catch (RfbException | RuntimeException e) {
            destination.close();
            throw e;
        }
    }

    RfbSession session() {
        return session;
    }

    /** As messages name it. */
    String server() {
        return destination.display();
    }

    /** What the actions of a step work with. */
    ActionContext context(Settings settings, TimeBudget time, PictureOutput output, Clock clock) {
        PictureNotes notes = new PictureNotes(server(), clock);
        return ActionContext.of(session, time, settings, cutTexts, output, notes);
    }

    @Override
    public void close() {
        session.close();
        destination.close();
    }
}
