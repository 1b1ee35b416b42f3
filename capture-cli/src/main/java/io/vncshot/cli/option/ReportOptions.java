package io.vncshot.cli.option;

import java.util.List;

/** The options of {@code vncshot report}. */
public final class ReportOptions {
    public static final Option<String> OUTPUT = Option.of(
                    "output", new FileSyntax(), "write the report to FILE [report.html in the folder]")
            .alias("-o");

    public static final List<Option<?>> TABLE = List.of(OUTPUT, Options.HELP);

    private ReportOptions() {}
}
