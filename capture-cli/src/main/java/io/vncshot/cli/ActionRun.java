package io.vncshot.cli;

import io.vncshot.cli.action.Action;
import io.vncshot.cli.action.ActionContext;
import io.vncshot.cli.action.ActionException;
import io.vncshot.cli.action.ActionParser;
import io.vncshot.cli.action.CutTexts;
import io.vncshot.cli.credential.Credentials;
import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.JsonObject;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.Target;
import io.vncshot.cli.picture.PartFiles;
import io.vncshot.cli.picture.PictureNotes;
import io.vncshot.cli.picture.PictureOutput;
import io.vncshot.cli.time.TimeBudget;
import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.RfbClient;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.KnownServers;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Route;
import io.vncshot.rfb.transport.ServerAddress;
import io.vncshot.testserver.demo.DemoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection and the actions on it, from their words to the exit status. */
final class ActionRun {
    private final Invocation invocation;
    private final Settings settings;
    private final Messages messages;
    private final TimeBudget time;
    private final JsonLines json;
    private final boolean wantsJson;

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
        if (settings.get(Options.DRY_RUN)) {
            plan(actions);
            return ExitStatus.DONE;
        }
        Clock pictureClock = PictureNotes.clock(invocation.environment(), invocation.clock());
        Credentials.checkFile(settings, invocation.workingDirectory());
        if (settings.isSet(Options.PASSWORD)) {
            messages.warning("-p shows the password to everybody who can run ps; use --password-file instead");
        }
        Outcome outcome = connectAndPerform(actions, pictureClock);
        if (time.isStopped()) {
            return ExitStatus.INTERRUPTED;
        }
        if (outcome.status != ExitStatus.DONE) {
            messages.error(outcome.message);
        }
        if (outcome.cause != null) {
            messages.stack(outcome.cause);
        }
        if (wantsJson) {
            json.result(outcome.status, outcome.message, (time.now() - start) / 1_000_000);
        }
        return outcome.status;
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
        Optional<ServerAddress.Listen> listen = settings.find(Options.LISTEN);
        if (listen.isPresent()) {
            return connectAndPerform(listen.get(), listen.get().identity(), actions, pictureClock);
        }
        Target target = settings.get(Options.SERVER);
        if (target instanceof Target.Server server) {
            return connectAndPerform(server.address(), server.address().identity(), actions, pictureClock);
        }
        if (target instanceof Target.Rebound rebound) {
            return connectAndPerform(rebound, actions, pictureClock);
        }
        try (DemoServer demo = DemoServer.start(InetAddress.getLoopbackAddress(), 0, invocation.clock())) {
            ServerAddress address = new ServerAddress.Tcp("127.0.0.1", demo.port());
            return connectAndPerform(address, "demo:", actions, pictureClock);
        } catch (IOException e) {
            return new Outcome(ExitStatus.CONNECT, "demo: cannot be served: " + e.getMessage(), e);
        }
    }

    private Outcome connectAndPerform(Target.Rebound rebound, List<Action> actions, Clock pictureClock)
            throws UsageException {
        ServerAddress address;
        try {
            address = ReboundServers.find(rebound, invocation.environment().get("XDG_RUNTIME_DIR"));
        } catch (IOException e) {
            return new Outcome(ExitStatus.CONNECT, rebound + ": " + e.getMessage(), e);
        }
        // Its own port is another at every start.
        return connectAndPerform(address, rebound.toString(), actions, pictureClock);
    }

    /** @param identity the name that the server is remembered by */
    private Outcome connectAndPerform(ServerAddress address, String identity, List<Action> actions, Clock pictureClock)
            throws UsageException {
        String server = address.display();
        messages.note("server " + server);
        CutTexts cutTexts = new CutTexts();
        Route route = ServerRoute.of(address, settings, invocation.environment());
        Optional<String> via = settings.find(Options.VIA);
        String name = via.isPresent() ? via.get() + "/" + identity : identity;
        KnownServers known = ServerSecurity.known(name, settings, invocation, messages);
        ClientOptions options = Connection.options(invocation, settings, server, known, time)
                .withRoute(route)
                .withListener(cutTexts);
        try (PartFiles parts = new PartFiles();
                RfbSession session = RfbClient.connect(address, options, time.deadline());
                OrderlyEnd end = new OrderlyEnd()) {
            if (sendsInput(actions)) {
                end.stopAtSignal(time);
            }
            messages.note(Connection.describe(session));
            PictureOutput output = new PictureOutput(invocation.stdout(), parts);
            PictureNotes notes = new PictureNotes(server, pictureClock);
            perform(actions, ActionContext.of(session, time, settings, cutTexts, output, notes));
            return new Outcome(ExitStatus.DONE, "", null);
        } catch (RfbException e) {
            return new Outcome(ExitStatus.of(e.reason()), server + ": " + e.getMessage(), e);
        } catch (ActionException e) {
            return new Outcome(e.status(), e.getMessage(), e);
        } catch (IOException e) {
            return new Outcome(ExitStatus.ACTION_FAILED, "stdout: " + FileFailure.reason(e), e);
        } catch (RuntimeException | Error bug) {
            return new Outcome(ExitStatus.UNEXPECTED, "unexpected: " + bug + "; please report this", bug);
        }
    }

    private static boolean sendsInput(List<Action> actions) {
        for (Action action : actions) {
            if (action.isInput()) {
                return true;
            }
        }
        return false;
    }

    private void perform(List<Action> actions, ActionContext context) throws IOException, ActionException {
        try {
            context.begin(actions);
            for (Action action : actions) {
                perform(action, context);
            }
            context.finish();
        } catch (ActionException | IOException e) {
            releaseAfter(e, context);
            throw e;
        }
    }

    private void perform(Action action, ActionContext context) throws IOException, ActionException {
        try {
            tell(context.perform(action));
        } catch (ActionException e) {
            throw new ActionException(action.label() + ": " + e.getMessage(), e);
        }
    }

    private static void releaseAfter(Exception failure, ActionContext context) {
        try {
            context.releaseAll();
        } catch (RfbException e) {
            failure.addSuppressed(e);
        }
    }

    private void tell(JsonObject facts) throws IOException {
        messages.note(facts.inWords());
        if (wantsJson) {
            json.action(facts);
        }
    }

    /** How a run ended; the message is empty when all was done. */
    private record Outcome(
            ExitStatus status, String message, @Nullable Throwable cause) {}
}
