package io.vncshot.cli;

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
import io.vncshot.cli.option.ReadableFiles;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.SnapOptions;
import io.vncshot.cli.option.Subcommand;
import io.vncshot.cli.picture.PictureNotes;
import io.vncshot.cli.snap.Desktop;
import io.vncshot.cli.snap.SinkStore;
import io.vncshot.cli.snap.SnapPlan;
import io.vncshot.cli.snap.SnapRun;
import io.vncshot.cli.snap.SnapTarget;
import io.vncshot.cli.snap.SnapshotKeeper;
import io.vncshot.cli.snap.SnapshotStore;
import io.vncshot.cli.snap.Waiting;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.snap.Retention.Snapshot;
import io.vncshot.snap.SnapshotFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        ReadableFiles.check(settings, invocation.workingDirectory());
        Messages messages =
                Messages.to(invocation.stderr(), settings.get(Options.QUIET) ? Verbosity.QUIET : Verbosity.NORMAL);
        return new Running(given, settings, plan, messages).run();
    }

    private void print(String text) throws IOException {
        invocation.stdout().write(text.getBytes(StandardCharsets.UTF_8));
        invocation.stdout().flush();
    }

    /** A command line at work. */
    private final class Running {
        private final Given given;
        private final Settings settings;
        private final SnapPlan plan;
        private final Messages messages;
        private final SnapReport report;
        private final Waiting waiting = new Waiting(invocation.clock(), invocation.nanoClock(), new SplittableRandom());

        Running(Given given, Settings settings, SnapPlan plan, Messages messages) {
            this.given = given;
            this.settings = settings;
            this.plan = plan;
            this.messages = messages;
            this.report = new SnapReport(invocation.stdout(), messages, settings);
        }

        ExitStatus run() throws UsageException, IOException {
            Clock pictureClock = PictureNotes.clock(invocation.environment(), invocation.clock());
            try {
                if (settings.isSet(SnapOptions.TARGETS)) {
                    SnapFleet fleet =
                            new SnapFleet(invocation, plan, given, settings, waiting, pictureClock, report, messages);
                    return run(fleet, waiting::sleep);
                }
                return runSingle(pictureClock);
            } catch (IOException e) {
                messages.error("snap " + plan.shown() + ": " + FileFailure.reason(e));
                return ExitStatus.ACTION_FAILED;
            }
        }

        private ExitStatus runSingle(Clock pictureClock) throws UsageException, IOException {
            try (ServerSource source = new ServerSource(invocation, settings, messages);
                    Desktop desktop = new Desktop(source::connect, plan.memory(1))) {
                Duration timeout = settings.get(Options.TIMEOUT);
                PictureNotes notes = new PictureNotes(source.display(), pictureClock);
                SnapRun run = new SnapRun(plan, source.target(), desktop, waiting, timeout, notes);
                return run(
                        new SnapRound.Single(run, source.target(), source.display(), waiting, report), desktop::rest);
            }
        }

        private ExitStatus run(SnapRound round, Waiting.Rest rest) throws UsageException, IOException {
            try (SnapWatch watch = SnapWatch.of(settings, invocation, named(round), messages)) {
                report.tellAlso(
                        watch, round.names().isEmpty() ? "" : round.names().get(0));
                Optional<SnapshotKeeper> store = open();
                if (store.isEmpty()) {
                    return plan.lock() == SnapOptions.Lock.SKIP ? locked() : watch.end(locked());
                }
                try (SnapshotKeeper open = store.get()) {
                    watch.use(open);
                    return settings.get(Options.DRY_RUN) ? plan(open, round) : loop(open, round, rest, watch);
                }
            }
        }

        private static Map<String, SnapTarget> named(SnapRound round) {
            Map<String, SnapTarget> named = new LinkedHashMap<>();
            for (int i = 0; i < round.names().size(); i++) {
                named.put(round.names().get(i), round.targets().get(i));
            }
            return named;
        }

        /** Waits for the folder as long as one snapshot may take. */
        private Optional<SnapshotKeeper> open() throws UsageException, IOException {
            if (plan.sink().isPresent()) {
                return Optional.of(SinkStore.open(
                        plan.template(), plan.sink().get(), invocation.environment(), invocation.clock()));
            }
            Deadline deadline = Deadline.after(settings.get(Options.TIMEOUT), "--timeout", invocation.nanoClock());
            Optional<SnapshotStore> store = SnapshotStore.tryOpen(plan);
            while (store.isEmpty() && plan.lock() == SnapOptions.Lock.WAIT && !deadline.hasPassed()) {
                LockSupport.parkNanos(LOCK_POLL_NANOS);
                store = SnapshotStore.tryOpen(plan);
            }
            return store.isPresent() ? Optional.of(store.get()) : Optional.empty();
        }

        private ExitStatus locked() throws IOException {
            String text = "snap " + plan.shown() + ": another vncshot is at work in this folder";
            if (plan.lock() == SnapOptions.Lock.SKIP) {
                report.tell(new JsonObject().put("result", "skipped"), "", text);
                return ExitStatus.DONE;
            }
            messages.error(text + "; --lock says what to do then");
            return ExitStatus.LOCKED;
        }

        private ExitStatus plan(SnapshotKeeper store, SnapRound round) throws IOException {
            ZonedDateTime now = invocation.clock().instant().atZone(plan.zone());
            for (SnapTarget target : round.targets()) {
                SnapshotFacts facts = new SnapshotFacts(now, target.host(), target.port(), target.name(), 1, 1, 1);
                for (Snapshot snapshot : store.removable(facts)) {
                    report.tell(new JsonObject().put("remove", snapshot.name()), "", "would remove " + snapshot.name());
                }
            }
            return ExitStatus.DONE;
        }

        private ExitStatus loop(SnapshotKeeper store, SnapRound round, Waiting.Rest rest, SnapWatch watch)
                throws IOException {
            Instant start = invocation.clock().instant();
            ExitStatus status = ExitStatus.DONE;
            long taken = 0;
            while (!Thread.currentThread().isInterrupted()) {
                Instant now = invocation.clock().instant();
                Optional<Instant> due =
                        plan.schedule().next(start, taken, now, waiting.luck().nextDouble());
                if (due.isEmpty()) {
                    return status;
                }
                waiting.until(due.get(), rest);
                taken++;
                watch.begin();
                ExitStatus outcome = watch.end(round.take(store, taken));
                status = outcome == ExitStatus.DONE ? status : outcome;
            }
            return ExitStatus.INTERRUPTED;
        }
    }
}
