package io.vncshot.cli;

import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.snap.SnapException;
import io.vncshot.cli.snap.SnapRun;
import io.vncshot.cli.snap.SnapTarget;
import io.vncshot.cli.snap.SnapshotKeeper;
import io.vncshot.cli.snap.Waiting;
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

    /** What the desktops are called in what is written about them. */
    List<String> names();

    /** Whose files there are. */
    List<SnapTarget> targets();

    /**
     * One desktop, to which the connection is kept.
     *
     * @param name of it in what is written about it
     */
    record Single(SnapRun run, SnapTarget target, String name, Waiting waiting, SnapReport report)
            implements SnapRound {
        @Override
        public ExitStatus take(SnapshotKeeper store, long number) throws IOException {
            long start = waiting.nanoClock().getAsLong();
            try {
                report.done("", run.take(store, number), waiting.since(start));
                return ExitStatus.DONE;
            } catch (SnapException e) {
                return report.failed("", e, waiting.since(start));
            }
        }

        @Override
        public List<String> names() {
            return List.of(name);
        }

        @Override
        public List<SnapTarget> targets() {
            return List.of(target);
        }
    }
}
