package io.vncshot.cli;

import io.vncshot.cli.help.HelpPages;
import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.message.Verbosity;
import io.vncshot.cli.option.FileSyntax;
import io.vncshot.cli.option.Given;
import io.vncshot.cli.option.Option;
import io.vncshot.cli.option.OptionParser;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.Subcommand;
import io.vncshot.cli.option.TimeLimit;
import io.vncshot.cli.option.TimelapseOptions;
import io.vncshot.cli.picture.PartFiles;
import io.vncshot.cli.timelapse.Film;
import io.vncshot.cli.timelapse.FrameFiles;
import io.vncshot.imaging.FrameWriter;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PictureReader;
import io.vncshot.imaging.PictureScaler;
import io.vncshot.snap.Blankness;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code vncshot timelapse}: pictures in files, shown one after the other in one that moves. */
final class TimelapseCommand {
    private static final String FFMPEG = "ffmpeg";

    private final Invocation invocation;
    private final Messages messages;

    TimelapseCommand(Invocation invocation) {
        this.invocation = invocation;
        this.messages = Messages.to(invocation.stderr(), Verbosity.NORMAL);
    }

    ExitStatus run(List<String> words) throws UsageException, IOException {
        Given given = new Given();
        List<String> operands = OptionParser.parseAmong(TimelapseOptions.TABLE, words, given);
        if (given.isOn(Options.HELP)) {
            return print(HelpPages.of(Subcommand.TIMELAPSE));
        }
        Settings settings = Settings.of(TimelapseOptions.TABLE, given);
        Optional<String> output = settings.find(TimelapseOptions.OUTPUT);
        if (operands.isEmpty() || output.isEmpty()) {
            throw new UsageException("timelapse: a folder or pictures and -o FILE are needed, as in: vncshot timelapse"
                    + " shots -o day.gif");
        }
        Film film = film(settings, output.get());
        FrameFiles find = new FrameFiles(
                settings.get(TimelapseOptions.ORDER),
                time(settings, TimelapseOptions.FROM),
                time(settings, TimelapseOptions.TO));
        try (PartFiles parts = new PartFiles()) {
            return new Making(settings, output.get(), film).make(find.find(paths(operands)), parts);
        } catch (IOException e) {
            messages.error("timelapse " + output.get() + ": " + FileFailure.reason(e));
            return ExitStatus.ACTION_FAILED;
        }
    }

    private static Optional<Instant> time(Settings settings, Option<TimeLimit> option) {
        Optional<TimeLimit> limit = settings.find(option);
        return limit.isPresent() ? Optional.of(limit.get().instant(ZoneId.systemDefault())) : Optional.empty();
    }

    private List<Path> paths(List<String> operands) throws UsageException {
        List<Path> paths = new ArrayList<>();
        for (String operand : operands) {
            try {
                Path path = FileSyntax.path(operand, invocation.workingDirectory());
                if (!Files.exists(path)) {
                    throw new IllegalArgumentException("no such file or folder");
                }
                paths.add(path);
            } catch (IllegalArgumentException e) {
                throw new UsageException("timelapse " + operand + ": " + e.getMessage());
            }
        }
        return paths;
    }

    private Film film(Settings settings, String output) throws UsageException {
        Film.Format format = format(output);
        Path target = FileSyntax.path(output, invocation.workingDirectory());
        Path program = format == Film.Format.MP4 ? ffmpeg(output) : target;
        return new Film(format, target, program, settings.get(TimelapseOptions.FPS));
    }

    private static Film.Format format(String output) throws UsageException {
        for (Film.Format format : Film.Format.values()) {
            if (output.toLowerCase(Locale.ROOT).endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new UsageException("-o " + output + ": must end in .apng, .gif or .mp4");
    }

    private Path ffmpeg(String output) throws UsageException {
        String path = invocation.environment().getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator, -1)) {
            Path program = Path.of(folder.isEmpty() ? "." : folder, FFMPEG);
            if (Files.isExecutable(program)) {
                return program;
            }
        }
        throw new UsageException(
                "-o " + output + ": needs ffmpeg, which is not installed; install it, or write .apng or" + " .gif");
    }

    private ExitStatus print(String text) throws IOException {
        invocation.stdout().write(text.getBytes(StandardCharsets.UTF_8));
        invocation.stdout().flush();
        return ExitStatus.DONE;
    }

    /** One at work: a picture at a time is in memory. */
    private final class Making {
        private final Settings settings;
        private final String output;
        private final Film film;
        private final Optional<Integer> wantedWidth;
        private @Nullable Picture last;
        private int shown;
        private int leftOut;

        Making(Settings settings, String output, Film film) {
            this.settings = settings;
            this.output = output;
            this.film = film;
            this.wantedWidth = settings.find(TimelapseOptions.WIDTH);
        }

        ExitStatus make(List<Path> files, PartFiles parts) throws IOException {
            int first = 0;
            @Nullable Picture picture = null;
            while (picture == null && first < files.size()) {
                picture = read(files.get(first++));
            }
            if (picture == null) {
                throw new IOException("there are no pictures to show");
            }
            Film.Size size = size(picture);
            Picture start = picture;
            List<Path> rest = files.subList(first, files.size());
            film.write(size, writer -> showAll(start, rest, size, writer), parts);
            String facts = shown + " pictures, " + size.width() + "x" + size.height()
                    + (leftOut == 0 ? "" : ", " + leftOut + " left out");
            return settings.get(Options.QUIET) ? ExitStatus.DONE : print(output + ": " + facts + "\n");
        }

        private void showAll(Picture start, List<Path> rest, Film.Size size, FrameWriter writer) throws IOException {
            show(start, size, writer);
            for (Path file : rest) {
                Picture picture = read(file);
                if (picture != null) {
                    show(picture, size, writer);
                }
            }
        }

        private void show(Picture picture, Film.Size size, FrameWriter writer) throws IOException {
            writer.add(PictureScaler.fit(picture, size.width(), size.height()), settings.get(TimelapseOptions.FPS));
            shown++;
        }

        private Film.Size size(Picture picture) {
            int width = Math.min(
                    picture.width(), wantedWidth.isPresent() ? Math.max(1, wantedWidth.get()) : picture.width());
            long height = Math.round((double) picture.height() * width / picture.width());
            return new Film.Size(width, (int) Math.max(1, height));
        }

        /** Null for one that is not to be shown. */
        private @Nullable Picture read(Path file) throws IOException {
            Picture picture;
            try {
                picture = PictureReader.read(Files.readAllBytes(file));
            } catch (IOException e) {
                messages.warning("timelapse: " + file + ": " + FileFailure.reason(e) + "; it is left out");
                leftOut++;
                return null;
            }
            boolean blank = settings.get(TimelapseOptions.SKIP_BLANK) && Blankness.isBlank(picture);
            boolean again = settings.get(TimelapseOptions.SKIP_DUPLICATES) && isAsLast(picture);
            last = settings.get(TimelapseOptions.SKIP_DUPLICATES) ? picture : null;
            if (blank || again) {
                leftOut++;
                return null;
            }
            return picture;
        }

        private boolean isAsLast(Picture picture) {
            Picture before = last;
            return before != null
                    && before.width() == picture.width()
                    && before.height() == picture.height()
                    && Arrays.equals(before.argb(), picture.argb());
        }
    }
}
