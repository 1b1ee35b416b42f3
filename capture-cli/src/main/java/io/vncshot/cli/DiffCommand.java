package io.vncshot.cli;

import io.vncshot.cli.help.HelpPages;
import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.JsonObject;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.message.Verbosity;
import io.vncshot.cli.option.DiffOptions;
import io.vncshot.cli.option.FileSyntax;
import io.vncshot.cli.option.Given;
import io.vncshot.cli.option.OptionParser;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.Subcommand;
import io.vncshot.cli.option.VisualOptions;
import io.vncshot.cli.picture.PictureLoader;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PictureComparison;
import io.vncshot.imaging.PictureDifference;
import io.vncshot.imaging.PictureMask;
import io.vncshot.visual.Counts;
import io.vncshot.visual.Tolerance;
import io.vncshot.visual.VisualChecks;
import io.vncshot.visual.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code vncshot diff}: two files against each other. */
final class DiffCommand {
    private final Invocation invocation;
    private final Messages messages;

    DiffCommand(Invocation invocation) {
        this.invocation = invocation;
        this.messages = Messages.to(invocation.stderr(), Verbosity.NORMAL);
    }

    ExitStatus run(List<String> words) throws UsageException, IOException {
        Given given = new Given();
        List<String> names = OptionParser.parseAmong(DiffOptions.TABLE, words, given);
        if (given.isOn(Options.HELP)) {
            print(HelpPages.of(Subcommand.DIFF));
            return ExitStatus.DONE;
        }
        if (names.size() != 2) {
            throw new UsageException("diff: two pictures are needed, not " + names.size()
                    + ", as in: vncshot diff FIRST.png SECOND.png");
        }
        Settings settings = Settings.of(DiffOptions.TABLE, given);
        Path first = path(names.get(0));
        Path second = path(names.get(1));
        Picture[] pictures;
        try {
            pictures = PictureLoader.readBoth(first, second);
        } catch (PictureLoader.LoadException e) {
            messages.error("diff: " + names.get(e.index()) + ": " + FileFailure.reason(e.reason()));
            return ExitStatus.ACTION_FAILED;
        }
        return compare(pictures[0], pictures[1], settings);
    }

    private Path path(String name) throws UsageException {
        try {
            return FileSyntax.path(name, invocation.workingDirectory());
        } catch (IllegalArgumentException e) {
            throw new UsageException("diff: " + name + ": " + e.getMessage());
        }
    }

    private ExitStatus compare(Picture first, Picture second, Settings settings) throws UsageException, IOException {
        Tolerance tolerance = VisualOptions.tolerance(settings);
        if (first.width() != second.width() || first.height() != second.height()) {
            Optional<String> output = settings.find(DiffOptions.OUTPUT);
            Picture drawn = output.isPresent() ? VisualChecks.drawPadded(first, second, tolerance.rule()) : first;
            String text = "the pictures are " + first.width() + "x" + first.height() + " and " + second.width() + "x"
                    + second.height();
            return end(ExitStatus.SIZE_DIFFERS, text, drawn, settings, new JsonObject());
        }
        PictureDifference difference =
                PictureComparison.compare(first, second, mask(first, settings), tolerance.rule());
        Counts counts = new Counts(
                difference.compared(),
                difference.different(),
                difference.smoothing(),
                tolerance.allowed(difference.compared()));
        JsonObject facts = new JsonObject()
                .put("compared", counts.compared())
                .put("different", counts.different())
                .put("smoothing", counts.smoothing())
                .put("allowed", counts.allowed());
        String text = counts.inWords();
        if (counts.different() > 0) {
            text += "; largest area " + difference.areas(1).get(0).area();
        }
        ExitStatus status = counts.different() > counts.allowed() ? ExitStatus.DIFFERS : ExitStatus.DONE;
        Picture drawn = settings.isSet(DiffOptions.OUTPUT) ? difference.drawn() : first;
        return end(status, text, drawn, settings, facts);
    }

    private static PictureMask mask(Picture picture, Settings settings) throws UsageException {
        try {
            PictureMask mask = PictureMask.of(
                    picture.width(),
                    picture.height(),
                    VisualOptions.areas(settings, VisualOptions.REGION),
                    VisualOptions.areas(settings, VisualOptions.MASK));
            if (mask.shownPixels() == 0) {
                throw new UsageException("diff: masks and regions leave nothing to compare");
            }
            return mask;
        } catch (IllegalArgumentException e) {
            throw new UsageException("diff: " + e.getMessage());
        }
    }

    private ExitStatus end(ExitStatus status, String text, Picture drawn, Settings settings, JsonObject facts)
            throws IOException {
        Optional<String> output = settings.find(DiffOptions.OUTPUT);
        if (output.isPresent()) {
            try {
                WholeFile.write(FileSyntax.path(output.get(), invocation.workingDirectory()), drawn);
            } catch (IOException e) {
                messages.error("diff: --output " + output.get() + ": " + FileFailure.reason(e));
                return ExitStatus.ACTION_FAILED;
            }
        }
        String where = output.isPresent() ? "; see " + output.get() : "";
        if (settings.get(Options.JSON)) {
            facts.put("result", status.word()).put("status", status.code());
            print(facts + "\n");
        } else if (status == ExitStatus.DONE) {
            print(text + "\n");
        }
        if (status != ExitStatus.DONE) {
            messages.error("diff: " + text + where);
        }
        return status;
    }

    private void print(String text) throws IOException {
        invocation.stdout().write(text.getBytes(StandardCharsets.UTF_8));
        invocation.stdout().flush();
    }
}
