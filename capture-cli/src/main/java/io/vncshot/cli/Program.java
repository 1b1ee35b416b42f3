package io.vncshot.cli;

import io.vncshot.cli.help.Completion;
import io.vncshot.cli.help.HelpPages;
import io.vncshot.cli.help.ManPage;
import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.message.Verbosity;
import io.vncshot.cli.option.Given;
import io.vncshot.cli.option.Subcommand;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The program, as a function of its arguments and its surroundings. Nothing in it ends the process. */
public final class Program {
    private final Invocation invocation;

    public Program(Invocation invocation) {
        this.invocation = invocation;
    }

    /**
     * Does what the arguments say. Everything is flushed, and closed but for the invocation's own streams, when it returns.
     *
     * @return the exit status
     */
    public int run(String... args) {
        Messages messages = Messages.to(invocation.stderr(), Verbosity.NORMAL);
        try {
            return run(List.of(args)).code();
        } catch (UsageException e) {
            messages.error(e.getMessage());
            return ExitStatus.USAGE.code();
        } catch (IOException e) {
            messages.error("stdout: " + FileFailure.reason(e));
            return ExitStatus.ACTION_FAILED.code();
        } catch (RuntimeException | Error bug) {
            messages.error("unexpected: " + bug + "; please report this");
            return ExitStatus.UNEXPECTED.code();
        }
    }

    private ExitStatus run(List<String> words) throws UsageException, IOException {
        Optional<Subcommand> subcommand = words.isEmpty() ? Optional.empty() : Subcommand.of(words.get(0));
        if (subcommand.isEmpty()) {
            return new DoCommand(invocation).run(words);
        }
        List<String> rest = words.subList(1, words.size());
        return switch (subcommand.get()) {
            case DO -> new DoCommand(invocation).run(rest);
            case DIFF -> new DiffCommand(invocation).run(rest);
            case SNAP -> new SnapCommand(invocation).run(new Given(), rest);
            case VNCSNAPSHOT -> new VncsnapshotCommand(invocation).run(rest);
            case TIMELAPSE -> new TimelapseCommand(invocation).run(rest);
            case RUN -> new SuiteCommand(invocation).run(new Given(), rest);
            case APPROVE -> new ResultsCommands(invocation).approve(rest);
            case MASK -> new MaskCommand(invocation).run(new Given(), rest);
            case REPORT -> new ResultsCommands(invocation).report(rest);
            case DEMO -> new DemoCommand(invocation).run(rest);
            case RECORD -> new RecordCommand(invocation).run(rest);
            case REPLAY -> new ReplayCommand(invocation).run(rest);
            case HELP -> print(HelpPages.find(rest));
            case COMPLETION -> print(Completion.script(rest));
            case MAN -> print(ManPage.text());
        };
    }

    private ExitStatus print(String text) throws IOException {
        OutputStream out = invocation.stdout();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return ExitStatus.DONE;
    }
}
