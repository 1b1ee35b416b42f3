package io.vncshot.cli;

import io.vncshot.cli.action.Action;
import io.vncshot.cli.check.CheckBook;
import io.vncshot.cli.help.HelpPages;
import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.Given;
import io.vncshot.cli.option.Layers;
import io.vncshot.cli.option.OptionParser;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.ReadableFiles;
import io.vncshot.cli.option.RunOptions;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.Subcommand;
import io.vncshot.cli.picture.PictureNotes;
import io.vncshot.cli.suite.Suite;
import io.vncshot.cli.suite.SuiteReader;
import io.vncshot.cli.text.Tesseract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** {@code vncshot run}: a suite, from its file to the exit status. */
final class SuiteCommand {
    private final Invocation invocation;
    private final Layers layers;

    SuiteCommand(Invocation invocation) {
        this.invocation = invocation;
        this.layers = new Layers(invocation.environment(), invocation.workingDirectory());
    }

    /** @param given the options that stand before the subcommand */
    ExitStatus run(Given given, List<String> words) throws UsageException, IOException {
        List<String> names = OptionParser.parseAmong(RunOptions.TABLE, words, given);
        if (given.isOn(Options.HELP)) {
            print(HelpPages.of(Subcommand.RUN));
            return ExitStatus.DONE;
        }
        if (names.size() != 1) {
            throw new UsageException(
                    "run: one suite is needed, not " + names.size() + ", as in: vncshot run suite.yml");
        }
        Suite whole = SuiteReader.read(names.get(0), invocation.workingDirectory());
        CheckBook.checkNames(whole.checkNames());
        Given common = RunOptions.below(whole.options(), given);
        Settings settings = Settings.load(RunOptions.TABLE, common, layers);
        List<SuiteRun.Order> orders = orders(whole.shard(settings.get(RunOptions.SHARD)), common);
        if (settings.get(Options.DRY_RUN)) {
            for (SuiteRun.Order order : orders) {
                plan(order.step());
            }
            return ExitStatus.DONE;
        }
        return run(orders, settings);
    }

    /** Everything is read before anything connects. */
    private List<SuiteRun.Order> orders(Suite suite, Given common) throws UsageException {
        List<SuiteRun.Order> orders = new ArrayList<>();
        for (Suite.Step step : suite.steps()) {
            Given connection = RunOptions.connection(step.connection(), common);
            Given given = RunOptions.above(step.options(), connection);
            Settings settings = Settings.load(RunOptions.TABLE, given, layers);
            ReadableFiles.check(settings, invocation.workingDirectory());
            Tesseract reader = ActionSequence.reader(step.actions(), invocation.environment());
            Suite.Step wanted = settings.get(RunOptions.CONTINUE_ON_ERROR) ? step.goingOn() : step;
            orders.add(new SuiteRun.Order(wanted, settings, reader));
        }
        return orders;
    }

    private void plan(Suite.Step step) throws IOException {
        for (Action action : step.actions()) {
            print((step.server().isEmpty() ? "" : step.server() + ": ") + action.label() + "\n");
        }
    }

    private ExitStatus run(List<SuiteRun.Order> orders, Settings settings) throws UsageException, IOException {
        Messages messages = Messages.to(invocation.stderr(), DoCommand.verbosity(settings));
        Clock clock = PictureNotes.clock(invocation.environment(), invocation.clock());
        CheckBook.Surroundings surroundings =
                new CheckBook.Surroundings(invocation.environment(), invocation.workingDirectory(), clock);
        CheckBook book = CheckBook.open(settings, surroundings, CheckBook.Earlier.FORGOTTEN);
        JsonLines json = settings.get(Options.JSON) ? new JsonLines(invocation.stdout()) : null;
        long start = invocation.nanoClock().getAsLong();
        ExitStatus status;
        int failures;
        try (SuiteRun run = new SuiteRun(invocation, messages, json, book, clock)) {
            status = run.run(orders);
            failures = run.failures();
        }
        try {
            CheckReport.write(book, invocation, messages);
        } catch (IOException e) {
            messages.error("--results " + book.folder() + ": " + FileFailure.reason(e));
            status = status == ExitStatus.DONE ? ExitStatus.ACTION_FAILED : status;
        }
        String error = "";
        if (failures > 0) {
            error = failures + " of " + orders.size() + " steps failed; see " + book.folder() + "/report.html";
            messages.error(error);
        }
        if (json != null) {
            json.result(status, error, (invocation.nanoClock().getAsLong() - start) / 1_000_000);
        }
        return status;
    }

    private void print(String text) throws IOException {
        invocation.stdout().write(text.getBytes(StandardCharsets.UTF_8));
        invocation.stdout().flush();
    }
}
