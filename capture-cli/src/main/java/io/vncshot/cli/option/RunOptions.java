package io.vncshot.cli.option;

import io.vncshot.cli.message.Suggestion;
import io.vncshot.cli.message.UsageException;
import java.util.ArrayList;
import java.util.List;

/** The options of {@code vncshot run}, and those that stand in a suite. */
public final class RunOptions {
    public static final Option<Shard> SHARD = Option.of(
                    "shard", new ShardSyntax(), "do part I of N of the suite, where others do the rest")
            .orElse("1/1");

    public static final Option<Boolean> CONTINUE_ON_ERROR =
            Option.flag("continue-on-error", "go on with the next step when one fails");

    public static final List<Option<?>> TABLE = Options.and(List.of(SHARD, CONTINUE_ON_ERROR));

    private static final List<Option<?>> OF_STEPS = List.of(
            VisualOptions.STABLE,
            VisualOptions.MASK,
            VisualOptions.REGION,
            VisualOptions.PIXEL_THRESHOLD,
            VisualOptions.COUNT_ANTI_ALIASED,
            VisualOptions.MAX_DIFF_PIXELS,
            VisualOptions.MAX_DIFF_RATIO,
            Options.TIMEOUT,
            Options.DELAY,
            Options.WARP,
            Options.FORCE_CAPS,
            Options.EXPECT_METRIC);

    private RunOptions() {}

    /**
     * The options of a suite below those of a command line.
     *
     * @throws UsageException for one that is unknown, or that may only be given by the user
     */
    public static Given below(List<FileSetting> settings, Given commandLine) throws UsageException {
        return given(settings, TABLE).overlaidWith(commandLine);
    }

    /**
     * The options of a server in a suite over all others.
     *
     * @throws UsageException as {@link #below}
     */
    public static Given connection(List<FileSetting> settings, Given others) throws UsageException {
        return others.overlaidWith(given(settings, TABLE));
    }

    /**
     * The options of a step over all others.
     *
     * @throws UsageException for one that is unknown, or is not for a single step
     */
    public static Given above(List<FileSetting> settings, Given others) throws UsageException {
        return others.overlaidWith(given(settings, OF_STEPS));
    }

    private static Given given(List<FileSetting> settings, List<Option<?>> table) throws UsageException {
        Given given = new Given();
        for (FileSetting setting : settings) {
            given.add(find(setting, table), setting);
        }
        return given;
    }

    private static Option<?> find(FileSetting setting, List<Option<?>> table) throws UsageException {
        List<String> names = new ArrayList<>();
        for (Option<?> option : table) {
            if (option.origin() != Option.Origin.ANYWHERE) {
                continue;
            }
            if (option.name().equals(setting.option())) {
                return option;
            }
            names.add(option.name());
        }
        throw new UsageException(
                setting.place() + ": no such option may stand here" + Suggestion.forWord(setting.option(), names));
    }
}
