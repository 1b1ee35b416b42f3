package io.vncshot.cli;

import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.JsonObject;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.FileSyntax;
import io.vncshot.cli.option.Given;
import io.vncshot.cli.option.Layers;
import io.vncshot.cli.option.OptionParser;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.SnapOptions;
import io.vncshot.cli.picture.PictureNotes;
import io.vncshot.cli.snap.Desktop;
import io.vncshot.cli.snap.PictureMemory;
import io.vncshot.cli.snap.SnapException;
import io.vncshot.cli.snap.SnapPlan;
import io.vncshot.cli.snap.SnapResult;
import io.vncshot.cli.snap.SnapRun;
import io.vncshot.cli.snap.SnapTarget;
import io.vncshot.cli.snap.SnapshotKeeper;
import io.vncshot.cli.snap.Waiting;
import io.vncshot.snap.Shard;
import io.vncshot.snap.TargetLine;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Many desktops, some at a time, each over a connection of its own that ends with its picture. */
final class SnapFleet implements SnapRound {
    private static final String INDEX_VARIABLE = "JOB_COMPLETION_INDEX";

    private final Invocation invocation;
    private final SnapPlan plan;
    private final List<Member> members;
    private final int parallel;
    private final PictureMemory memory;
    private final Waiting waiting;
    private final Clock pictureClock;
    private final SnapReport report;
    private final Messages messages;

    /** A desktop of the list, with the options that are its own. */
    private record Member(String name, Settings settings, SnapTarget target) {}

    SnapFleet(
            Invocation invocation,
            SnapPlan plan,
            Given given,
            Settings settings,
            Waiting waiting,
            Clock pictureClock,
            SnapReport report,
            Messages messages)
            throws UsageException {
        this.invocation = invocation;
        this.plan = plan;
        this.members = members(given, settings);
        this.parallel = Math.max(1, settings.get(SnapOptions.PARALLEL));
        this.memory = plan.memory(parallel);
        this.waiting = waiting;
        this.pictureClock = pictureClock;
        this.report = report;
        this.messages = messages;
        if (!plan.template().tellsDesktop()) {
            throw new UsageException("snap " + plan.shown()
                    + ": --targets needs names that tell the desktops apart, by {name}, or {host} and {port}");
        }
    }

    private List<Member> members(Given given, Settings settings) throws UsageException {
        String file = settings.find(SnapOptions.TARGETS).orElseThrow();
        List<TargetLine> lines;
        try {
            lines = TargetLine.parse(Files.readString(FileSyntax.path(file, invocation.workingDirectory())));
        } catch (IOException e) {
            throw new UsageException("--targets " + file + ": " + FileFailure.reason(e));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--targets " + file + ": " + e.getMessage());
        }
        List<Member> members = new ArrayList<>();
        for (TargetLine line : shard(settings).of(lines)) {
            members.add(member(line, given, file));
        }
        return members;
    }

    private Member member(TargetLine line, Given given, String file) throws UsageException {
        Layers layers = new Layers(invocation.environment(), invocation.workingDirectory());
        List<String> words = new ArrayList<>(List.of(Options.SERVER.longName(), line.address()));
        words.addAll(line.options());
        try {
            Given own = given.copy();
            int end = OptionParser.parse(Options.TABLE, words, own);
            if (end < words.size()) {
                throw new UsageException("\"" + words.get(end) + "\" is too much; options follow the address");
            }
            Settings settings = Settings.load(SnapOptions.TABLE, own, layers);
            try (ServerSource source = new ServerSource(invocation, settings, messages)) {
                SnapTarget target = source.target();
                return new Member(line.name(), settings, new SnapTarget(target.host(), target.port(), line.name()));
            }
        } catch (UsageException e) {
            throw new UsageException("--targets " + file + ": line " + line.number() + ": " + e.getMessage());
        }
    }

    private Shard shard(Settings settings) throws UsageException {
        Optional<String> given = settings.find(SnapOptions.SHARD);
        if (given.isEmpty()) {
            return Shard.ALL;
        }
        String text = given.get();
        if (text.startsWith("/")) {
            String index = invocation.environment().getOrDefault(INDEX_VARIABLE, "");
            if (index.isEmpty()) {
                throw new UsageException(
                        "--shard " + text + ": " + INDEX_VARIABLE + " is not set; write --shard I" + text);
            }
            text = index + text;
        }
        try {
            return Shard.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--shard " + text + ": " + e.getMessage());
        }
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Member member : members) {
            names.add(member.name);
        }
        return names;
    }

    @Override
    public List<SnapTarget> targets() {
        List<SnapTarget> targets = new ArrayList<>();
        for (Member member : members) {
            targets.add(member.target);
        }
        return targets;
    }

    @Override
    public ExitStatus take(SnapshotKeeper store, long number) throws IOException {
        Tally tally = new Tally();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Math.min(parallel, members.size()); i++) {
            Thread thread = new Thread("fleet-" + i) {
                @Override
                public void run() {
                    work(store, number, tally);
                }
            };
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            join(thread);
        }
        return sum(tally);
    }

    private ExitStatus sum(Tally tally) throws IOException {
        int failed = tally.failed.get();
        int saved = tally.saved.get();
        int passed = members.size() - failed - saved;
        JsonObject facts = new JsonObject()
                .put("result", failed == 0 ? ExitStatus.DONE.word() : ExitStatus.FLEET.word())
                .put("desktops", members.size())
                .put("saved", saved)
                .put("passed", passed)
                .put("failed", failed);
        String text =
                members.size() + " desktops: " + saved + " saved, " + passed + " passed over, " + failed + " failed";
        report.tell(facts, "", text);
        return failed == 0 ? ExitStatus.DONE : ExitStatus.FLEET;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(SnapshotKeeper store, long number, Tally tally) {
        int next = tally.next.getAndIncrement();
        while (next < members.size()) {
            Member member = members.get(next);
            long start = waiting.nanoClock().getAsLong();
            try {
                SnapResult result = take(member, store, number);
                (result instanceof SnapResult.Saved ? tally.saved : tally.passed).incrementAndGet();
                report.done(member.name, result, waiting.since(start));
            } catch (SnapException e) {
                tally.failed.incrementAndGet();
                tell(member, e, waiting.since(start));
            } catch (IOException e) {
                report.error("stdout: " + FileFailure.reason(e));
            } catch (RuntimeException | Error bug) {
                tally.failed.incrementAndGet();
                report.unexpected(member.name, bug, waiting.since(start));
            }
            next = tally.next.getAndIncrement();
        }
    }

    private void tell(Member member, SnapException e, Duration took) {
        try {
            report.failed(member.name, e, took);
        } catch (IOException full) {
            report.error("stdout: " + FileFailure.reason(full));
        }
    }

    private SnapResult take(Member member, SnapshotKeeper store, long number) throws SnapException, IOException {
        try (ServerSource source = new ServerSource(invocation, member.settings, messages);
                Desktop desktop = new Desktop(source::connect, memory)) {
            SnapRun run = new SnapRun(
                    plan,
                    member.target,
                    desktop,
                    waiting,
                    member.settings.get(Options.TIMEOUT),
                    new PictureNotes(source.display(), pictureClock));
            return run.take(store, number);
        }
    }

    /** What has become of the members so far. */
    private static final class Tally {
        final AtomicInteger next = new AtomicInteger();
        final AtomicInteger saved = new AtomicInteger();
        final AtomicInteger passed = new AtomicInteger();
        final AtomicInteger failed = new AtomicInteger();
    }
}
