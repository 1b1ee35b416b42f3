package io.vncshot.cli;

import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.snap.SnapException;
import io.vncshot.cli.snap.SnapRun;
import io.vncshot.cli.snap.SnapTarget;
import io.vncshot.cli.snap.SnapshotKeeper;
import java.io.IOException;
import java.util.List;

/** What is done each time that a snapshot is due. */
interface SnapRound {
    /**
     * Does it.
     *
     * @param number of the round, from 1
     */
    ExitStatus take(SnapshotKeeper store, long number) throws IOException;

    /** Whose files there are. */
    List<SnapTarget> targets();

    /** One desktop, to which the connection is kept. */
    record Single(SnapRun run, SnapTarget target, SnapReport report) implements SnapRound {
        @Override
        public ExitStatus take(SnapshotKeeper store, long number) throws IOException {
            try {
                report.done("", run.take(store, number));
                return ExitStatus.DONE;
            } catch (SnapException e) {
                return report.failed("", e);
            }
        }

        @Override
        public List<SnapTarget> targets() {
            return List.of(target);
        }
    }
}
