package io.vncshot.cli.check;

import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.Timestamp;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.message.Version;
import io.vncshot.cli.option.FileSyntax;
import io.vncshot.cli.option.Option;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.VisualOptions;
import io.vncshot.imaging.PictureComparison;
import io.vncshot.visual.Baselines;
import io.vncshot.visual.CheckException;
import io.vncshot.visual.CheckOrder;
import io.vncshot.visual.CheckResult;
import io.vncshot.visual.CheckStatus;
import io.vncshot.visual.Results;
import io.vncshot.visual.ResultsFolder;
import io.vncshot.visual.UpdateMode;
import io.vncshot.visual.VisualChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The checks of a run: how they are to be made, and their results. For one thread. */
public final class CheckBook {
    private static final String CI = "CI";

    private final Settings settings;
    private final Clock clock;
    private final ResultsFolder folder;
    private final VisualChecks checks;
    private final List<CheckResult> made;

    private CheckBook(
            Settings settings, Clock clock, ResultsFolder folder, VisualChecks checks, List<CheckResult> made) {
        this.settings = settings;
        this.clock = clock;
        this.folder = folder;
        this.checks = checks;
        this.made = made;
    }

    /** The world around a run, as far as checks are concerned. */
    public record Surroundings(Map<String, String> environment, Path workingDirectory, Clock clock) {}

    /** What happens to the results of earlier runs that are in the folder. */
    public enum Earlier {
        KEPT,
        FORGOTTEN
    }

    /**
     * Looks at the folders, so that what can be refused is refused before anything is sent.
     *
     * @throws UsageException for a folder that cannot be written, or whose results are of another version
     */
    public static CheckBook open(Settings settings, Surroundings surroundings, Earlier earlier) throws UsageException {
        UpdateMode mode = mode(settings, surroundings.environment);
        String name = settings.get(VisualOptions.RESULTS);
        Baselines baselines = baselines(settings, surroundings.workingDirectory);
        Path path = FileSyntax.path(name, surroundings.workingDirectory);
        checkWritable(VisualOptions.RESULTS, name, path);
        if (mode != UpdateMode.NONE) {
            checkWritable(VisualOptions.BASELINES, baselines.name(), baselines.folder());
        }
        Results empty = new Results(
                "vncshot " + Version.NUMBER,
                PictureComparison.NAME + " " + PictureComparison.VERSION,
                baselines.name(),
                List.of());
        try {
            ResultsFolder folder = earlier == Earlier.KEPT
                    ? ResultsFolder.open(name, path, empty)
                    : ResultsFolder.fresh(name, path, empty);
            VisualChecks checks = new VisualChecks(baselines, mode, folder);
            return new CheckBook(settings, surroundings.clock, folder, checks, new ArrayList<>());
        } catch (CheckException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** The baselines that the settings name. */
    public static Baselines baselines(Settings settings, Path workingDirectory) {
        String name = settings.get(VisualOptions.BASELINES);
        return new Baselines(name, FileSyntax.path(name, workingDirectory), settings.get(VisualOptions.BASELINE_NAME));
    }

    private static UpdateMode mode(Settings settings, Map<String, String> environment) {
        String ci = environment.getOrDefault(CI, "");
        boolean inCi = !ci.isEmpty() && !ci.equals("false") && !ci.equals("0");
        return settings.find(VisualOptions.UPDATE).orElse(inCi ? UpdateMode.NONE : UpdateMode.MISSING);
    }

    private static void checkWritable(Option<String> option, String name, Path folder) throws UsageException {
        Path there = folder.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null || !Files.isDirectory(there) || !Files.isWritable(there)) {
            throw new UsageException(option.longName() + " " + name + ": " + there
                    + " is not a folder that you can write to; name another");
        }
    }

    /**
     * Returns if no name stands there twice.
     *
     * @throws UsageException otherwise
     */
    public static void checkNames(List<String> names) throws UsageException {
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) < i) {
                throw new UsageException("check " + names.get(i)
                        + ": there are two checks of this name, which baselines and results go by; rename one");
            }
        }
    }

    /** The same book, for checks with other settings. */
    public CheckBook with(Settings others) {
        return new CheckBook(others, clock, folder, checks, made);
    }

    /** How long nothing may change before a check is made. */
    public Duration quiet() {
        return settings.get(VisualOptions.STABLE);
    }

    /** A check as the settings have it. */
    public CheckOrder order(String name, String server) {
        return new CheckOrder(
                name,
                server,
                VisualOptions.tolerance(settings),
                VisualOptions.areas(settings, VisualOptions.REGION),
                VisualOptions.areas(settings, VisualOptions.MASK),
                Timestamp.ofEpochSecond(Math.floorDiv(clock.millis(), 1000L)));
    }

    public VisualChecks checks() {
        return checks;
    }

    /** Takes a result. */
    public void put(CheckResult result) {
        made.add(result);
        folder.put(result);
    }

    /** Those of this run. */
    public List<CheckResult> made() {
        return List.copyOf(made);
    }

    /** Those of the folder: of this run, and earlier ones. */
    public Results results() {
        return folder.results();
    }

    /** The folder in messages. */
    public String folder() {
        return folder.name();
    }

    /** Writes the results if there are any. */
    public void save() throws IOException {
        if (!made.isEmpty()) {
            folder.save();
        }
    }

    /** What a run ends with that a check ends like that. */
    public static ExitStatus exitStatus(CheckStatus status) {
        return switch (status) {
            case PASSED, CREATED, UPDATED -> ExitStatus.DONE;
            case DIFFERS -> ExitStatus.DIFFERS;
            case SIZE_DIFFERS -> ExitStatus.SIZE_DIFFERS;
            case BASELINE_MISSING -> ExitStatus.BASELINE_MISSING;
            case NEVER_STABLE -> ExitStatus.NEVER_STABLE;
            case ERROR -> ExitStatus.ACTION_FAILED;
        };
    }
}
