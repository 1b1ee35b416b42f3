package io.vncshot.cli.option;

import java.time.Duration;
import java.util.List;

/** The options of {@code vncshot mask}. */
public final class MaskOptions {
    public static final Option<Duration> WATCH = Option.of(
                    "watch", new SecondsSyntax(), "look at the screen for SECONDS")
            .orElse("10");

    public static final Option<Boolean> WRITE =
            Option.flag("write", "write the masks to NAME.json among the baselines, where checks find them");

    public static final List<Option<?>> TABLE = Options.and(List.of(WATCH, WRITE));

    private MaskOptions() {}
}
