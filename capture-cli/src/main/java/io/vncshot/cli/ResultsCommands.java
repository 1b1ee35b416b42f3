package io.vncshot.cli;

import io.vncshot.cli.check.CheckBook;
import io.vncshot.cli.help.HelpPages;
import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.message.Verbosity;
import io.vncshot.cli.option.ApproveOptions;
import io.vncshot.cli.option.FileSyntax;
import io.vncshot.cli.option.Given;
import io.vncshot.cli.option.Layers;
import io.vncshot.cli.option.Option;
import io.vncshot.cli.option.OptionParser;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.ReportOptions;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.Subcommand;
import io.vncshot.cli.option.VisualOptions;
import io.vncshot.visual.Approval;
import io.vncshot.visual.CheckException;
import io.vncshot.visual.FoundResults;
import io.vncshot.visual.HtmlReport;
import io.vncshot.visual.ResultsFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code vncshot approve} and {@code vncshot report}: what is done with results later, without a server. */
final class ResultsCommands {
    private final Invocation invocation;
    private final Messages messages;

    ResultsCommands(Invocation invocation) {
        this.invocation = invocation;
        this.messages = Messages.to(invocation.stderr(), Verbosity.NORMAL);
    }

    ExitStatus approve(List<String> words) throws UsageException, IOException {
        Given given = new Given();
        List<String> operands = OptionParser.parseAmong(ApproveOptions.TABLE, words, given);
        if (given.isOn(Options.HELP)) {
            return print(HelpPages.of(Subcommand.APPROVE));
        }
        if (!operands.isEmpty()) {
            throw new UsageException("approve: \"" + operands.get(0)
                    + "\" is too much; --from DIR names the results, --filter GLOB the checks");
        }
        Settings settings = settings(ApproveOptions.TABLE, given);
        String name = settings.find(ApproveOptions.FROM).orElse(settings.get(VisualOptions.RESULTS));
        Path workingDirectory = invocation.workingDirectory();
        Approval approval = new Approval(
                CheckBook.baselines(settings, workingDirectory), name, FileSyntax.path(name, workingDirectory));
        List<Approval.Approved> approved;
        try {
            approved = approval.plan(settings.get(ApproveOptions.FILTER));
        } catch (CheckException e) {
            return failed("approve: " + e.getMessage());
        }
        for (Approval.Approved baseline : approved) {
            try {
                if (!settings.get(Options.DRY_RUN)) {
                    Approval.write(baseline);
                }
            } catch (IOException e) {
                return failed("approve: " + baseline.shown() + ": " + FileFailure.reason(e));
            }
            print(baseline.shown() + "\n");
        }
        return ExitStatus.DONE;
    }

    ExitStatus report(List<String> words) throws UsageException, IOException {
        Given given = new Given();
        List<String> operands = OptionParser.parseAmong(ReportOptions.TABLE, words, given);
        if (given.isOn(Options.HELP)) {
            return print(HelpPages.of(Subcommand.REPORT));
        }
        Settings settings = settings(ReportOptions.TABLE, given);
        List<String> names = operands.isEmpty() ? List.of(settings.get(VisualOptions.RESULTS)) : operands;
        if (names.size() > 1 && !settings.isSet(ReportOptions.OUTPUT)) {
            throw new UsageException("report: --output FILE is needed for the results of " + names.size() + " folders");
        }
        String output = settings.find(ReportOptions.OUTPUT).orElse(inside(names.get(0), ResultsFolder.REPORT_FILE));
        List<FoundResults> found = new ArrayList<>();
        try {
            for (String name : names) {
                found.add(FoundResults.read(name, folder(name)));
            }
        } catch (CheckException e) {
            return failed("report: " + e.getMessage());
        }
        try {
            HtmlReport.write(found, FileSyntax.path(output, invocation.workingDirectory()));
        } catch (CheckException e) {
            return failed("report: " + e.getMessage());
        } catch (IOException e) {
            return failed("report: " + output + ": " + FileFailure.reason(e));
        }
        return print(output + "\n");
    }

    private Path folder(String name) throws UsageException {
        try {
            return FileSyntax.path(name, invocation.workingDirectory());
        } catch (IllegalArgumentException e) {
            throw new UsageException("report: " + name + ": " + e.getMessage());
        }
    }

    private static String inside(String folder, String file) {
        return folder.endsWith("/") ? folder + file : folder + "/" + file;
    }

    private Settings settings(List<Option<?>> table, Given given) throws UsageException {
        return Settings.load(
                Options.and(table), given, new Layers(invocation.environment(), invocation.workingDirectory()));
    }

    private ExitStatus failed(String message) {
        messages.error(message);
        return ExitStatus.ACTION_FAILED;
    }

    private ExitStatus print(String text) throws IOException {
        invocation.stdout().write(text.getBytes(StandardCharsets.UTF_8));
        invocation.stdout().flush();
        return ExitStatus.DONE;
    }
}
