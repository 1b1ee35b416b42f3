package io.vncshot.cli;

import io.vncshot.cli.help.HelpPages;
import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.LogFile;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.message.Verbosity;
import io.vncshot.cli.message.Version;
import io.vncshot.cli.option.Contradictions;
import io.vncshot.cli.option.Given;
import io.vncshot.cli.option.Layers;
import io.vncshot.cli.option.OptionParser;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.Subcommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code vncshot [do] [OPTIONS] ACTION...}: reads the options and what else sets them, then has the actions run. */
final class DoCommand {
    private final Invocation invocation;

    DoCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    ExitStatus run(List<String> words) throws UsageException, IOException {
        Given given = new Given();
        try {
            int options = OptionParser.parse(Options.TABLE, words, given);
            String first = options < words.size() ? words.get(options) : "";
            List<String> rest = words.subList(Math.min(options + 1, words.size()), words.size());
            if (first.equals(Subcommand.SNAP.word())) {
                return new SnapCommand(invocation).run(given, rest);
            }
            if (first.equals(Subcommand.MASK.word())) {
                return new MaskCommand(invocation).run(given, rest);
            }
            if (first.equals(Subcommand.RUN.word())) {
                return new SuiteCommand(invocation).run(given, rest);
            }
            return run(given, words.subList(options, words.size()));
        } catch (UsageException e) {
            if (given.isOn(Options.JSON)) {
                new JsonLines(invocation.stdout()).result(ExitStatus.USAGE, e.getMessage(), 0);
            }
            throw e;
        }
    }

    ExitStatus run(Given given, List<String> actions) throws UsageException, IOException {
        if (given.isOn(Options.HELP)) {
            return print(HelpPages.program());
        }
        if (given.isOn(Options.VERSION)) {
            return print("vncshot " + Version.NUMBER + "\n");
        }
        Contradictions.check(given);
        Layers layers = new Layers(invocation.environment(), invocation.workingDirectory());
        Settings settings = Settings.load(Options.TABLE, given, layers);
        ServerSecurity.check(settings);
        refusePortOfListen(settings, actions);
        return run(settings, actions);
    }

    private static void refusePortOfListen(Settings settings, List<String> actions) throws UsageException {
        String first = actions.isEmpty() ? "" : actions.get(0);
        if (settings.find(Options.LISTEN).isPresent() && first.matches("[0-9]+")) {
            throw new UsageException("--listen " + first + ": its port is joined by =, as in --listen=" + first);
        }
    }

    private ExitStatus run(Settings settings, List<String> words) throws UsageException, IOException {
        Messages messages = Messages.to(invocation.stderr(), verbosity(settings));
        Optional<String> file = settings.find(Options.LOGFILE);
        if (file.isEmpty()) {
            return new ActionRun(invocation, settings, messages).run(words);
        }
        try (LogFile log = open(file.get())) {
            return new ActionRun(invocation, settings, messages.alsoTo(log)).run(words);
        }
    }

    private LogFile open(String file) throws UsageException {
        try {
            return LogFile.appendingTo(invocation.workingDirectory().resolve(file), invocation.clock());
        } catch (IOException e) {
            throw new UsageException("--logfile " + file + ": " + FileFailure.reason(e));
        }
    }

    static Verbosity verbosity(Settings settings) {
        int verbose = settings.get(Options.VERBOSE);
        if (verbose > 0) {
            return verbose == 1 ? Verbosity.VERBOSE : Verbosity.DEBUG;
        }
        return settings.get(Options.QUIET) ? Verbosity.QUIET : Verbosity.NORMAL;
    }

    private ExitStatus print(String text) throws IOException {
        invocation.stdout().write(text.getBytes(StandardCharsets.UTF_8));
        invocation.stdout().flush();
        return ExitStatus.DONE;
    }
}
