package io.vncshot.cli.snap;

import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PngText;
import io.vncshot.snap.Retention.Snapshot;
import io.vncshot.snap.SnapshotFacts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a run's snapshots go. For any number of threads; who has opened it closes it after them. */
public sealed interface SnapshotKeeper extends AutoCloseable permits SnapshotStore, SinkStore {
    /**
     * Keeps a picture.
     *
     * @return how many bytes it takes
     * @throws java.nio.file.FileAlreadyExistsException when there is a file of its name
     */
    long write(SnapshotFacts facts, Picture picture, List<PngText> notes) throws IOException, SnapException;

    /** The newest picture that there is of a desktop; null when there is none that can be read. */
    @Nullable
    Picture newest(SnapshotFacts desktop) throws IOException;

    /** The newest snapshot that there is of a desktop, as far as this can see. */
    Optional<Snapshot> newestFile(SnapshotFacts desktop) throws IOException;

    /** What would be removed now. */
    List<Snapshot> removable(SnapshotFacts desktop) throws IOException;

    /** Removes what is not to be kept. */
    List<Snapshot> prune(SnapshotFacts desktop) throws IOException;

    @Override
    void close() throws IOException;
}
