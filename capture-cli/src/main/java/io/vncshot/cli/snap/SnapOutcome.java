package io.vncshot.cli.snap;

import io.vncshot.cli.message.ExitStatus;
import java.time.Duration;

/** What became of one desktop in a round. */
public sealed interface SnapOutcome {
    /** The desktop: its name in the list, or the address of the only one. */
    String target();

    /** How long it took, retries included. */
    Duration took();

    /** All went well. */
    record Done(String target, Duration took, SnapResult result) implements SnapOutcome {}

    /**
     * It failed.
     *
     * @param message for people
     */
    record Failed(String target, Duration took, ExitStatus reason, String message) implements SnapOutcome {}
}
