package io.vncshot.cli;

import io.vncshot.cli.check.CheckBook;
import io.vncshot.cli.help.HelpPages;
import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.Given;
import io.vncshot.cli.option.Layers;
import io.vncshot.cli.option.MaskOptions;
import io.vncshot.cli.option.OptionParser;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.Subcommand;
import io.vncshot.cli.option.VisualOptions;
import io.vncshot.cli.time.TimeBudget;
import io.vncshot.imaging.Area;
import io.vncshot.imaging.PictureMask;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.visual.CheckException;
import io.vncshot.visual.CheckNames;
import io.vncshot.visual.MovingArea;
import io.vncshot.visual.Sidecar;
import io.vncshot.visual.SteadyScreen;
import io.vncshot.visual.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code vncshot mask}: watches a screen, and proposes what to mask. */
final class MaskCommand {
    private final Invocation invocation;

    MaskCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    /** @param given the options that stand before the subcommand */
    ExitStatus run(Given given, List<String> words) throws UsageException, IOException {
        List<String> names = OptionParser.parseAmong(MaskOptions.TABLE, words, given);
        if (given.isOn(Options.HELP)) {
            print(HelpPages.of(Subcommand.MASK));
            return ExitStatus.DONE;
        }
        if (names.size() != 1) {
            throw new UsageException(
                    "mask: the name of one check is needed, not " + names.size() + ", as in: vncshot mask login");
        }
        String name = names.get(0);
        try {
            CheckNames.check(name);
        } catch (IllegalArgumentException e) {
            throw new UsageException("mask: " + name + ": " + e.getMessage());
        }
        Layers layers = new Layers(invocation.environment(), invocation.workingDirectory());
        Settings settings = Settings.load(MaskOptions.TABLE, given, layers);
        Path file = CheckBook.baselines(settings, invocation.workingDirectory()).sidecarFile(name);
        if (settings.get(MaskOptions.WRITE) && Files.exists(file)) {
            throw new UsageException("mask: " + file + " is there already; leave out --write, and add the masks to it");
        }
        Messages messages = Messages.to(invocation.stderr(), DoCommand.verbosity(settings));
        try {
            return propose(watch(settings, messages), settings, file, messages);
        } catch (RfbException e) {
            Outcome outcome = Outcome.of("mask", e);
            messages.error(outcome.message());
            return outcome.status();
        } catch (CheckException e) {
            messages.error("mask: " + e.getMessage());
            return ExitStatus.ACTION_FAILED;
        }
    }

    private List<Area> watch(Settings settings, Messages messages) throws RfbException, CheckException {
        TimeBudget time = TimeBudget.start(settings, invocation.nanoClock());
        Duration watch = settings.get(MaskOptions.WATCH);
        List<Area> areas = new ArrayList<>();
        try (SuiteSession session = SuiteSession.open(invocation, settings, time, messages)) {
            SteadyScreen screen = new SteadyScreen(session.session(), new SteadyScreen.Masks() {
                @Override
                public PictureMask of(int width, int height) throws CheckException {
                    return masked(settings, width, height);
                }
            });
            time.allow(watch);
            screen.watch(watch, time.deadline());
            for (MovingArea moving : screen.moving()) {
                areas.add(moving.area());
            }
        }
        return areas;
    }

    /** What is masked already need not be proposed. */
    private static PictureMask masked(Settings settings, int width, int height) throws CheckException {
        try {
            return PictureMask.of(
                    width,
                    height,
                    VisualOptions.areas(settings, VisualOptions.REGION),
                    VisualOptions.areas(settings, VisualOptions.MASK));
        } catch (IllegalArgumentException e) {
            throw new CheckException(String.valueOf(e.getMessage()));
        }
    }

    private ExitStatus propose(List<Area> areas, Settings settings, Path file, Messages messages) throws IOException {
        for (Area area : areas) {
            print("--mask " + area.x() + "," + area.y() + "," + area.width() + "," + area.height() + "\n");
        }
        if (areas.isEmpty()) {
            messages.news("mask: nothing changed in "
                    + settings.get(MaskOptions.WATCH).toMillis() + " ms; there is nothing to mask");
        } else if (settings.get(MaskOptions.WRITE)) {
            try {
                WholeFile.write(file, new Sidecar(VisualOptions.areas(settings, VisualOptions.REGION), areas).text());
            } catch (IOException e) {
                messages.error("mask: " + file + ": " + FileFailure.reason(e));
                return ExitStatus.ACTION_FAILED;
            }
        }
        return ExitStatus.DONE;
    }

    private void print(String text) throws IOException {
        invocation.stdout().write(text.getBytes(StandardCharsets.UTF_8));
        invocation.stdout().flush();
    }
}
