package io.vncshot.cli.snap;

import io.vncshot.cli.message.ExitStatus;
import java.io.IOException;

/** Somebody who is told what becomes of snapshots. */
public interface SnapObserver extends AutoCloseable {
    /** Where the snapshots go, before the first round. */
    default void use(SnapshotKeeper keeper) {}

    /** A round begins. */
    default void begin() {}

    /** A desktop is done; called by any thread. */
    default void see(SnapOutcome outcome) {}

    /**
     * The round is over.
     *
     * @return what this makes of the round's status: its own when something failed that had to work
     */
    ExitStatus end(ExitStatus round);

    @Override
    default void close() throws IOException {}
}
