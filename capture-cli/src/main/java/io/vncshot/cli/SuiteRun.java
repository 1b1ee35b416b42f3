package io.vncshot.cli;

import io.vncshot.cli.action.ActionContext;
import io.vncshot.cli.action.ActionException;
import io.vncshot.cli.check.CheckBook;
import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.picture.PartFiles;
import io.vncshot.cli.picture.PictureOutput;
import io.vncshot.cli.suite.Suite;
import io.vncshot.cli.text.Tesseract;
import io.vncshot.cli.time.TimeBudget;
import io.vncshot.rfb.protocol.RfbException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The steps of a suite, in order, with a connection for each server, made when the first step needs it. */
final class SuiteRun implements AutoCloseable {
    private final Invocation invocation;
    private final Messages messages;
    private final CheckBook book;
    private final Clock clock;
    private final ActionSequence sequence;
    private final PartFiles parts = new PartFiles();
    private final Map<String, SuiteSession> sessions = new HashMap<>();
    private final List<Outcome> failures = new ArrayList<>();

    SuiteRun(Invocation invocation, Messages messages, @Nullable JsonLines json, CheckBook book, Clock clock) {
        this.invocation = invocation;
        this.messages = messages;
        this.book = book;
        this.clock = clock;
        this.sequence = new ActionSequence(messages, json);
    }

    /**
     * A step and the options that hold for it.
     *
     * @param reader null unless it reads text
     */
    record Order(
            Suite.Step step, Settings settings, @Nullable Tesseract reader) {}

    /**
     * Performs steps until one fails after which the suite is to stop.
     *
     * @return the status of the first that failed
     */
    ExitStatus run(List<Order> orders) {
        for (Order order : orders) {
            TimeBudget time = TimeBudget.start(order.settings, invocation.nanoClock());
            Outcome outcome = perform(order, time);
            if (time.isStopped()) {
                return ExitStatus.INTERRUPTED;
            }
            if (outcome.status() != ExitStatus.DONE) {
                failures.add(outcome);
                String name = order.step.name();
                messages.error(name.isEmpty() ? outcome.message() : name + ": " + outcome.message());
                if (outcome.cause() != null) {
                    messages.stack(outcome.cause());
                }
                if (order.step.afterFailure() == Suite.AfterFailure.STOP) {
                    break;
                }
            }
        }
        return failures.isEmpty() ? ExitStatus.DONE : failures.get(0).status();
    }

    int failures() {
        return failures.size();
    }

    private Outcome perform(Order order, TimeBudget time) {
        String key = order.step.server();
        String server = key;
        try (OrderlyEnd end = new OrderlyEnd()) {
            if (ActionSequence.sendsInput(order.step.actions())) {
                end.stopAtSignal(time);
            }
            SuiteSession session = sessions.get(key);
            if (session == null) {
                session = SuiteSession.open(invocation, order.settings, time, messages);
                sessions.put(key, session);
            }
            server = session.server();
            PictureOutput output = new PictureOutput(invocation.stdout(), parts);
            ActionContext context = session.context(order.settings, time, output, clock);
            context.useChecks(book.with(order.settings));
            if (order.reader != null) {
                context.useReader(order.reader);
            }
            sequence.perform(order.step.actions(), context);
            return Outcome.DONE;
        } catch (RfbException e) {
            forget(key);
            return Outcome.of(server, e);
        } catch (ActionException | IOException | RuntimeException | Error e) {
            return Outcome.of(server, e);
        }
    }

    /** The next step on that server connects anew. */
    private void forget(String key) {
        SuiteSession session = sessions.remove(key);
        if (session != null) {
            session.close();
        }
    }

    @Override
    public void close() {
        for (SuiteSession session : sessions.values()) {
            session.close();
        }
        parts.close();
    }
}
