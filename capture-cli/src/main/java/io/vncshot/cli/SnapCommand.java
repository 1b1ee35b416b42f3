package io.vncshot.cli;

import io.vncshot.cli.credential.Credentials;
import io.vncshot.cli.help.HelpPages;
import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.JsonObject;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.message.Verbosity;
import io.vncshot.cli.option.Given;
import io.vncshot.cli.option.Layers;
import io.vncshot.cli.option.OptionParser;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.SnapOptions;
import io.vncshot.cli.option.Subcommand;
import io.vncshot.cli.picture.PictureNotes;
import io.vncshot.cli.snap.Desktop;
import io.vncshot.cli.snap.SnapException;
import io.vncshot.cli.snap.SnapPlan;
import io.vncshot.cli.snap.SnapResult;
import io.vncshot.cli.snap.SnapRun;
import io.vncshot.cli.snap.SnapshotStore;
import io.vncshot.cli.snap.Waiting;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.snap.Retention.Snapshot;
import io.vncshot.snap.SnapshotFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** {@code vncshot snap}: snapshots of a desktop, once or again and again, of which old ones are removed. */
final class SnapCommand {
    private static final long LOCK_POLL_NANOS = 200_000_000L;

    private final Invocation invocation;

    SnapCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    /** @param given options that stood before the word */
    ExitStatus run(Given given, List<String> words) throws UsageException, IOException {
        List<String> templates = OptionParser.parseAmong(SnapOptions.TABLE, words, given);
        if (given.isOn(Options.HELP)) {
            print(HelpPages.of(Subcommand.SNAP));
            return ExitStatus.DONE;
        }
        if (templates.size() != 1) {
            throw new UsageException("snap: one template for the names of the files is needed, not " + templates.size()
                    + ", as in: vncshot -s SERVER snap 'shots/%Y%m%dT%H%M%S.png'");
        }
        Layers layers = new Layers(invocation.environment(), invocation.workingDirectory());
        Settings settings = Settings.load(SnapOptions.TABLE, given, layers);
        SnapPlan plan = SnapPlan.of(settings, templates.get(0), invocation.workingDirectory());
        Credentials.checkFile(settings, invocation.workingDirectory());
        Messages messages =
                Messages.to(invocation.stderr(), settings.get(Options.QUIET) ? Verbosity.QUIET : Verbosity.NORMAL);
        return new Running(settings, plan, messages).run();
    }

    private void print(String text) throws IOException {
        invocation.stdout().write(text.getBytes(StandardCharsets.UTF_8));
        invocation.stdout().flush();
    }

    /** A command line at work. */
    private final class Running {
        private final Settings settings;
        private final SnapPlan plan;
        private final Messages messages;
        private final Waiting waiting = new Waiting(invocation.clock(), invocation.nanoClock(), new SplittableRandom());

        Running(Settings settings, SnapPlan plan, Messages messages) {
            this.settings = settings;
            this.plan = plan;
            this.messages = messages;
        }

        ExitStatus run() throws UsageException, IOException {
            PictureNotes notes = new PictureNotes("", PictureNotes.clock(invocation.environment(), invocation.clock()));
            try (ServerSource source = ServerSource.open(invocation, settings, messages);
                    Desktop desktop = new Desktop(source::connect)) {
                Optional<SnapshotStore> store = open();
                if (store.isEmpty()) {
                    return locked();
                }
                try (SnapshotStore open = store.get()) {
                    if (settings.get(Options.DRY_RUN)) {
                        return plan(open, source);
                    }
                    PictureNotes named = new PictureNotes(source.display(), notes.clock());
                    Duration timeout = settings.get(Options.TIMEOUT);
                    return loop(new SnapRun(plan, source.target(), desktop, waiting, timeout, named), open, desktop);
                }
            } catch (IOException e) {
                messages.error("snap " + plan.template() + ": " + FileFailure.reason(e));
                return ExitStatus.ACTION_FAILED;
            }
        }

        /** Waits for the folder as long as one snapshot may take. */
        private Optional<SnapshotStore> open() throws IOException {
            Deadline deadline = Deadline.after(settings.get(Options.TIMEOUT), "--timeout", invocation.nanoClock());
            Optional<SnapshotStore> store = SnapshotStore.tryOpen(plan);
            while (store.isEmpty() && plan.lock() == SnapOptions.Lock.WAIT && !deadline.hasPassed()) {
                LockSupport.parkNanos(LOCK_POLL_NANOS);
                store = SnapshotStore.tryOpen(plan);
            }
            return store;
        }

        private ExitStatus locked() throws IOException {
            String text = "snap " + plan.template() + ": another vncshot is at work in this folder";
            if (plan.lock() == SnapOptions.Lock.SKIP) {
                tell(new JsonObject().put("result", "skipped"), text);
                return ExitStatus.DONE;
            }
            messages.error(text + "; --lock says what to do then");
            return ExitStatus.LOCKED;
        }

        private ExitStatus plan(SnapshotStore store, ServerSource source) throws IOException {
            SnapshotFacts any = new SnapshotFacts(
                    invocation.clock().instant().atZone(plan.zone()),
                    source.target().host(),
                    source.target().port(),
                    source.target().name(),
                    1,
                    1,
                    1);
            for (Snapshot snapshot : store.removable(any)) {
                tell(new JsonObject().put("remove", snapshot.name()), "would remove " + snapshot.name());
            }
            return ExitStatus.DONE;
        }

        private ExitStatus loop(SnapRun run, SnapshotStore store, Desktop desktop) throws IOException {
            Instant start = invocation.clock().instant();
            ExitStatus status = ExitStatus.DONE;
            long taken = 0;
            while (!Thread.currentThread().isInterrupted()) {
                Optional<Instant> due = plan.schedule()
                        .next(
                                start,
                                taken,
                                invocation.clock().instant(),
                                waiting.luck().nextDouble());
                if (due.isEmpty()) {
                    return status;
                }
                waiting.until(due.get(), desktop);
                try {
                    SnapResult result = run.take(store);
                    tell(result.facts(), result.inWords());
                } catch (SnapException e) {
                    status = failed(e);
                }
                taken++;
            }
            return ExitStatus.INTERRUPTED;
        }

        private void tell(JsonObject facts, String text) throws IOException {
            if (settings.get(Options.JSON)) {
                print(facts + "\n");
            } else if (!settings.get(Options.QUIET)) {
                print(text + "\n");
            }
        }

        private ExitStatus failed(SnapException e) throws IOException {
            messages.error("snap: " + e.getMessage());
            if (settings.get(Options.JSON)) {
                print(new JsonObject()
                                .put("result", e.status().word())
                                .put("status", e.status().code())
                                .put("error", String.valueOf(e.getMessage()))
                        + "\n");
            }
            return e.status();
        }
    }
}
