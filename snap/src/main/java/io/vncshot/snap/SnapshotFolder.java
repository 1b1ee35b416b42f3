package io.vncshot.snap;

import io.vncshot.snap.Retention.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the files of a template are. Files of any other name are neither seen nor touched. For one thread, which holds the
 * {@link FolderLock}.
 */
public final class SnapshotFolder {
    private final FileTemplate template;
    private final Path workingDirectory;
    private final ZoneId zone;

    public SnapshotFolder(FileTemplate template, Path workingDirectory, ZoneId zone) {
        this.template = template;
        this.workingDirectory = workingDirectory;
        this.zone = zone;
    }

    /** The folder that holds them all, to be locked. */
    public Path path() {
        return workingDirectory.resolve(template.folder());
    }

    /** Where a file is. */
    public Path path(String name) {
        return workingDirectory.resolve(name);
    }

    /**
     * The snapshots that there are of a desktop, in any order.
     *
     * @param desktop whose host, port and name the template may want
     */
    public List<Snapshot> list(SnapshotFacts desktop) throws IOException {
        List<Snapshot> snapshots = new ArrayList<>();
        Path top = path();
        try (Stream<Path> files = Files.walk(top, template.depth() + 1)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = template.folder() + top.relativize(file);
                Optional<ZonedDateTime> time = template.time(name, desktop, zone);
                if (time.isPresent() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    snapshots.add(new Snapshot(name, time.get(), Files.size(file)));
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return snapshots;
    }

    /**
     * Removes what is not to be kept.
     *
     * @return what has been removed
     */
    public List<Snapshot> prune(SnapshotFacts desktop, Retention retention) throws IOException {
        if (retention.isNone()) {
            return List.of();
        }
        List<Snapshot> removed = retention.decide(list(desktop)).removed();
        for (Snapshot snapshot : removed) {
            Files.deleteIfExists(path(snapshot.name()));
        }
        return removed;
    }
}
