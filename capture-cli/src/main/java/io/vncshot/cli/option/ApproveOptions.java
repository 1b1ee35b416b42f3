package io.vncshot.cli.option;

import java.util.List;

/** The options of {@code vncshot approve}. */
public final class ApproveOptions {
    public static final Option<String> FROM = Option.of(
            "from", new FolderSyntax(), "the folder of results, also one downloaded from CI [what --results says]");

    public static final Option<String> FILTER = Option.of(
                    "filter", new TextSyntax("GLOB"), "only checks of such names; * and ? stand for any characters")
            .orElse("*");

    public static final List<Option<?>> TABLE =
            List.of(FROM, FILTER, VisualOptions.BASELINES, Options.DRY_RUN, Options.HELP);

    private ApproveOptions() {}
}
