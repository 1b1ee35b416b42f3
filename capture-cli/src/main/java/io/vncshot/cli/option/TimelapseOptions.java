package io.vncshot.cli.option;

import java.util.List;

/** The options of {@code vncshot timelapse}. */
public final class TimelapseOptions {
    private static final int MAX_WIDTH = 65_535;

    /** What comes first. */
    public enum Order {
        NAME,
        TIME,
        GIVEN
    }

    public static final Option<String> OUTPUT = Option.of(
                    "output", new FileSyntax(), "write FILE: .apng, .gif, or with an installed ffmpeg .mp4")
            .alias("-o");

    public static final Option<Integer> FPS = Option.of(
                    "fps",
                    new ParsedSyntax<>("N", TimelapseOptions::frameMillis),
                    "show N pictures a second, 0.1 to 50")
            .orElse("10");

    public static final Option<Integer> WIDTH =
            Option.of("width", new WholeSyntax("PIXELS", MAX_WIDTH), "make the pictures smaller, to PIXELS in width");

    public static final Option<TimeLimit> FROM = Option.of(
            "from", new ParsedSyntax<>("WHEN", TimeLimit::parse), "leave out what is older, such as 2026-11-23T08:00");

    public static final Option<TimeLimit> TO =
            Option.of("to", new ParsedSyntax<>("WHEN", TimeLimit::parse), "leave out what is as young, or younger");

    public static final Option<Order> ORDER = Option.of(
                    "order",
                    new ChoiceSyntax<>("WHAT", List.of("name", "time", "given"), List.of(Order.values())),
                    "by name, by the time that is in the picture, or of the file, or as given")
            .orElse("name");

    public static final Option<Boolean> SKIP_BLANK = Options.flag("skip-blank", "leave out pictures of one colour");

    public static final Option<Boolean> SKIP_DUPLICATES =
            Options.flag("skip-duplicates", "leave out pictures that are as the one before");

    public static final List<Option<?>> TABLE =
            List.of(OUTPUT, FPS, WIDTH, FROM, TO, ORDER, SKIP_BLANK, SKIP_DUPLICATES, Options.QUIET, Options.HELP);

    private TimelapseOptions() {}

    private static int frameMillis(String text) {
        long thousandths = Numbers.thousandths(text);
        if (thousandths < 100 || thousandths > 50_000) {
            throw new IllegalArgumentException("must be a number from 0.1 to 50");
        }
        return (int) ((1_000_000 + thousandths / 2) / thousandths);
    }
}
