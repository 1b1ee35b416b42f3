package io.vncshot.cli.option;

import io.vncshot.imaging.Area;
import io.vncshot.imaging.PictureComparison.Rule;
import io.vncshot.imaging.PictureComparison.Smoothing;
import io.vncshot.visual.NameTemplate;
import io.vncshot.visual.Tolerance;
import io.vncshot.visual.UpdateMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The options of {@code check}, some of which other commands about pictures share. */
public final class VisualOptions {
    private static final int MAX_PIXELS = 999_999_999;

    public static final Option<Double> PIXEL_THRESHOLD = Option.of(
                    "pixel-threshold",
                    new ShareSyntax("SHARE"),
                    "how far the colours of a pixel may be apart to the eye, from 0, equal, to 1")
            .orElse("0.1");

    public static final Option<Boolean> COUNT_ANTI_ALIASED =
            Option.flag("count-anti-aliased", "count pixels that differ only by how they smooth an edge, too");

    public static final Option<Integer> MAX_DIFF_PIXELS = Option.of(
            "max-diff-pixels",
            new WholeSyntax("N", MAX_PIXELS),
            "how many pixels may differ; none when neither this nor --max-diff-ratio is set");

    public static final Option<Double> MAX_DIFF_RATIO = Option.of(
            "max-diff-ratio",
            new ShareSyntax("SHARE"),
            "how many of the pixels may differ, from 0 to 1; the smaller one counts when both are set");

    public static final Option<List<Area>> MASK = Option.of(
            "mask", new AreasSyntax(), "leave this part of the screen out of checks; may be given more than once");

    public static final Option<List<Area>> REGION =
            Option.of("region", new AreasSyntax(), "check this part of the screen alone; may be given more than once");

    public static final Option<Duration> STABLE = Option.of(
                    "stable",
                    new SecondsSyntax(),
                    "check when nothing has changed for SECONDS outside of what is masked")
            .orElse("0.5");

    public static final Option<String> BASELINES = Option.of(
                    "baselines", new FolderSyntax(), "the folder of the accepted pictures")
            .orElse("baselines");

    public static final Option<NameTemplate> BASELINE_NAME = Option.of(
                    "baseline-name",
                    new TemplateSyntax(),
                    "how their files are called, of {name}, {width} and {height}")
            .orElse(NameTemplate.DEFAULT.text());

    public static final Option<String> RESULTS = Option.of(
                    "results", new FolderSyntax(), "the folder to leave results of checks in")
            .orElse("vncshot-results");

    public static final Option<UpdateMode> UPDATE = Option.of(
            "update",
            new ChoiceSyntax<>("WHICH", List.of("missing", "changed", "all", "none"), List.of(UpdateMode.values())),
            "which baselines a check may write [missing; none when CI is set in the environment]");

    /** What {@code check} is told by options. */
    static final List<Option<?>> CHECK = List.of(
            BASELINES,
            BASELINE_NAME,
            UPDATE,
            RESULTS,
            STABLE,
            MASK,
            REGION,
            PIXEL_THRESHOLD,
            COUNT_ANTI_ALIASED,
            MAX_DIFF_PIXELS,
            MAX_DIFF_RATIO);

    private VisualOptions() {}

    /** What may differ. */
    public static Tolerance tolerance(Settings settings) {
        Smoothing smoothing = settings.get(COUNT_ANTI_ALIASED) ? Smoothing.COUNTED : Smoothing.LEFT_OUT;
        Optional<Integer> pixels = settings.find(MAX_DIFF_PIXELS);
        Optional<Double> ratio = settings.find(MAX_DIFF_RATIO);
        return new Tolerance(
                new Rule(settings.get(PIXEL_THRESHOLD), smoothing),
                pixels.isPresent() ? OptionalLong.of(pixels.get()) : OptionalLong.empty(),
                ratio.isPresent() ? OptionalDouble.of(ratio.get()) : OptionalDouble.empty());
    }

    /** The areas of {@link #MASK} or {@link #REGION}. */
    public static List<Area> areas(Settings settings, Option<List<Area>> option) {
        Optional<List<Area>> areas = settings.find(option);
        return areas.isPresent() ? areas.get() : List.of();
    }
}
