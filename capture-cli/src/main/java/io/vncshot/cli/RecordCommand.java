package io.vncshot.cli;

import io.vncshot.cli.help.HelpPages;
import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.LogFile;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.Contradictions;
import io.vncshot.cli.option.Given;
import io.vncshot.cli.option.Layers;
import io.vncshot.cli.option.OptionParser;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.ReadableFiles;
import io.vncshot.cli.option.RecordOptions;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.Subcommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code vncshot record}: reads its command line, then has viewers recorded. */
final class RecordCommand {
    private final Invocation invocation;

    RecordCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    ExitStatus run(List<String> words) throws UsageException, IOException {
        Given given = new Given();
        List<String> outputs = OptionParser.parseAmong(RecordOptions.TABLE, words, given);
        if (given.isOn(Options.HELP)) {
            invocation.stdout().write(HelpPages.of(Subcommand.RECORD).getBytes(StandardCharsets.UTF_8));
            invocation.stdout().flush();
            return ExitStatus.DONE;
        }
        Contradictions.check(given);
        Layers layers = new Layers(invocation.environment(), invocation.workingDirectory());
        Settings settings = Settings.load(RecordOptions.LAYERED, given, layers);
        ServerSecurity.check(settings);
        Messages messages = Messages.to(invocation.stderr(), DoCommand.verbosity(settings));
        RecordOutput output = RecordOutput.of(settings, outputs, invocation.workingDirectory());
        ReadableFiles.check(settings, invocation.workingDirectory());
        Optional<String> file = settings.find(Options.LOGFILE);
        if (file.isEmpty()) {
            return new RecordRun(invocation, settings, output, messages).run();
        }
        try (LogFile log = LogFile.appendingTo(invocation.workingDirectory().resolve(file.get()), invocation.clock())) {
            return new RecordRun(invocation, settings, output, messages.alsoTo(log)).run();
        } catch (IOException e) {
            throw new UsageException("--logfile " + file.get() + ": " + FileFailure.reason(e));
        }
    }
}
