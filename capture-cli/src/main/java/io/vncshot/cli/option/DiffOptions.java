package io.vncshot.cli.option;

import java.util.List;

/** The options of {@code vncshot diff}. */
public final class DiffOptions {
    public static final Option<String> OUTPUT = Option.of(
                    "output", new FileSyntax(), "draw where the pictures differ into FILE, a PNG")
            .alias("-o");

    public static final List<Option<?>> TABLE = List.of(
            OUTPUT,
            VisualOptions.PIXEL_THRESHOLD,
            VisualOptions.COUNT_ANTI_ALIASED,
            VisualOptions.MAX_DIFF_PIXELS,
            VisualOptions.MAX_DIFF_RATIO,
            VisualOptions.MASK,
            VisualOptions.REGION,
            Options.JSON,
            Options.HELP);

    private DiffOptions() {}
}
