package io.vncshot.cli;

import io.vncshot.cli.action.Action;
import io.vncshot.cli.action.ActionContext;
import io.vncshot.cli.action.ActionException;
import io.vncshot.cli.action.ActionParser;
import io.vncshot.cli.action.CutTexts;
import io.vncshot.cli.check.CheckBook;
import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.JsonObject;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.ReadableFiles;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.Target;
import io.vncshot.cli.picture.PartFiles;
import io.vncshot.cli.picture.PictureNotes;
import io.vncshot.cli.picture.PictureOutput;
import io.vncshot.cli.text.Tesseract;
import io.vncshot.cli.time.TimeBudget;
import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.RfbClient;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.RfbException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection and the actions on it, from their words to the exit status. */
final class ActionRun {
    private final Invocation invocation;
    private final Settings settings;
    private final Messages messages;
    private final TimeBudget time;
    private final JsonLines json;
    private final boolean wantsJson;
    private @Nullable CheckBook book;
    private @Nullable Tesseract reader;

    ActionRun(Invocation invocation, Settings settings, Messages messages) {
        this.invocation = invocation;
        this.settings = settings;
        this.messages = messages;
        this.time = TimeBudget.start(settings, invocation.nanoClock());
        this.json = new JsonLines(invocation.stdout());
        this.wantsJson = settings.get(Options.JSON);
    }

    ExitStatus run(List<String> words) throws UsageException, IOException {
        long start = time.now();
        List<Action> actions = ActionParser.parse(words, invocation.workingDirectory(), invocation.stdin());
        if (wantsJson) {
            refusePicturesOnStdout(actions);
        }
        Clock pictureClock = PictureNotes.clock(invocation.environment(), invocation.clock());
        ReadableFiles.check(settings, invocation.workingDirectory());
        reader = ActionSequence.reader(actions, invocation.environment());
        if (settings.get(Options.DRY_RUN)) {
            plan(actions);
            return ExitStatus.DONE;
        }
        book = CheckReport.open(actions, invocation, settings, pictureClock);
        if (settings.isSet(Options.PASSWORD)) {
            messages.warning("-p shows the password to everybody who can run ps; use --password-file instead");
        }
        Outcome outcome = connectAndPerform(actions, pictureClock);
        if (book != null) {
            outcome = withResults(outcome, book);
        }
        if (time.isStopped()) {
            return ExitStatus.INTERRUPTED;
        }
        if (!outcome.message().isEmpty()) {
            messages.error(outcome.message());
        }
        if (outcome.cause() != null) {
            messages.stack(outcome.cause());
        }
        if (wantsJson) {
            json.result(outcome.status(), outcome.message(), (time.now() - start) / 1_000_000);
        }
        return outcome.status();
    }

    private Outcome withResults(Outcome outcome, CheckBook checks) {
        try {
            CheckReport.write(checks, invocation, messages);
            return outcome;
        } catch (IOException e) {
            messages.error("--results " + checks.folder() + ": " + FileFailure.reason(e));
            return outcome.status() == ExitStatus.DONE ? new Outcome(ExitStatus.ACTION_FAILED, "", e) : outcome;
        }
    }

    private void plan(List<Action> actions) throws IOException {
        for (Action action : actions) {
            if (wantsJson) {
                json.action(new JsonObject().put("action", action.name().word()).put("plan", action.label()));
            } else {
                invocation.stdout().write((action.label() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        invocation.stdout().flush();
    }

    private static void refusePicturesOnStdout(List<Action> actions) throws UsageException {
        for (Action action : actions) {
            if (action.usesStdout()) {
                throw new UsageException(
                        action.label() + ": --json needs stdout for itself; give the picture a file name");
            }
        }
    }

    private Outcome connectAndPerform(List<Action> actions, Clock pictureClock) throws UsageException {
        Target target = settings.get(Options.SERVER);
        try (Destination destination = Destination.open(settings, invocation)) {
            return connectAndPerform(destination, actions, pictureClock);
        } catch (RfbException e) {
            String name = target instanceof Target.Demo ? "demo" : target.toString();
            return Outcome.of(name, e);
        }
    }

    private Outcome connectAndPerform(Destination destination, List<Action> actions, Clock pictureClock)
            throws UsageException {
        String server = destination.display();
        messages.note("server " + server);
        CutTexts cutTexts = new CutTexts();
        ClientOptions options = Connection.options(invocation, settings, destination, messages, time)
                .withListener(cutTexts);
        try (PartFiles parts = new PartFiles();
                RfbSession session = RfbClient.connect(destination.address(), options, time.deadline());
                OrderlyEnd end = new OrderlyEnd()) {
            if (ActionSequence.sendsInput(actions)) {
                end.stopAtSignal(time);
            }
            messages.note(Connection.describe(session));
            PictureOutput output = new PictureOutput(invocation.stdout(), parts);
            PictureNotes notes = new PictureNotes(server, pictureClock);
            ActionContext context = ActionContext.of(session, time, settings, cutTexts, output, notes);
            if (book != null) {
                context.useChecks(book);
            }
            if (reader != null) {
                context.useReader(reader);
            }
            new ActionSequence(messages, wantsJson ? json : null).perform(actions, context);
            return Outcome.DONE;
        } catch (ActionException | IOException | RuntimeException | Error e) {
            return Outcome.of(server, e);
        }
    }
}
