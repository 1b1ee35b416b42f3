package io.vncshot.snap;

import io.vncshot.snap.Retention.Snapshot;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        String folder = template.folder(desktop);
        Path top = path(folder);
        List<Snapshot> snapshots = new ArrayList<>();
        FileVisitor<Path> visitor = new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = folder + top.relativize(file);
                Optional<ZonedDateTime> time = template.time(name, desktop, zone);
                if (time.isPresent() && attributes.isRegularFile()) {
                    snapshots.add(new Snapshot(name, time.get(), attributes.size()));
                }
                return FileVisitResult.CONTINUE;
            }

            /** Parts of other snapshots come and go meanwhile. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        };
        Files.walkFileTree(top, Set.of(), template.depth(desktop) + 1, visitor);
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
