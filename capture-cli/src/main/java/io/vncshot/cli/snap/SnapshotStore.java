package io.vncshot.cli.snap;

import io.vncshot.cli.picture.PartFiles;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PngReader;
import io.vncshot.imaging.PngText;
import io.vncshot.imaging.PngWriter;
import io.vncshot.snap.FolderLock;
import io.vncshot.snap.Retention.Snapshot;
import io.vncshot.snap.SnapshotFacts;
import io.vncshot.snap.SnapshotFolder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The files of a run of {@code snap}, in a folder that is locked until this is closed. For any number of threads. */
public final class SnapshotStore implements SnapshotKeeper {
    /** Names under the lock: what a killed run leaves of them, the next one removes. */
    private static final String PART = ".vncshot-snap.";

    private static final String PART_END = ".part";

    private static final int BUFFER = 1 << 16;
    private static final int THREADS = 2;

    private final SnapPlan plan;
    private final SnapshotFolder folder;
    private final FolderLock lock;
    private final PartFiles parts = new PartFiles();
    private final AtomicLong written = new AtomicLong();

    private SnapshotStore(SnapPlan plan, SnapshotFolder folder, FolderLock lock) {
        this.plan = plan;
        this.folder = folder;
        this.lock = lock;
    }

    /** Opens it, at once or, while another run has it, not at all. */
    public static Optional<SnapshotStore> tryOpen(SnapPlan plan) throws IOException {
        SnapshotFolder folder = new SnapshotFolder(plan.template(), plan.folder(), plan.zone());
        Files.createDirectories(folder.path());
        Optional<FolderLock> lock = FolderLock.tryLock(folder.path());
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        removeParts(folder.path());
        return Optional.of(new SnapshotStore(plan, folder, lock.get()));
    }

    private static void removeParts(Path folder) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, PART + "*" + PART_END)) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    /** Writes a picture, and has the link lead to it. */
    @Override
    public long write(SnapshotFacts facts, Picture picture, List<PngText> notes) throws IOException {
        String name = plan.template().name(facts);
        Path target = folder.path(name);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(name);
        }
        Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Path part = folder.path().resolve(PART + written.incrementAndGet() + PART_END);
        try {
            long size = writePart(part, picture, notes);
            parts.rename(part, target);
            link(target);
            return size;
        } finally {
            parts.remove(part);
        }
    }

    private long writePart(Path part, Picture picture, List<PngText> notes) throws IOException {
        try (FileChannel channel = parts.create(part);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
            new PngWriter(THREADS).write(picture, notes, out);
            out.flush();
            return channel.size();
        }
    }

    private synchronized void link(Path target) throws IOException {
        Optional<Path> latest = plan.latest();
        if (latest.isEmpty()) {
            return;
        }
        Path link = latest.get().toAbsolutePath();
        Path folderOfLink = link.getParent();
        Path absolute = target.toAbsolutePath().normalize();
        Path from = folderOfLink == null ? absolute : folderOfLink.normalize().relativize(absolute);
        Path fresh = link.resolveSibling("." + link.getFileName() + ".part");
        Files.deleteIfExists(fresh);
        Files.createSymbolicLink(fresh, from);
        Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The newest picture that there is, which the link then leads to; null when there is none that can be read. */
    @Override
    public @Nullable Picture newest(SnapshotFacts desktop) throws IOException {
        Snapshot newest = find(desktop);
        if (newest == null) {
            return null;
        }
        Path file = folder.path(newest.name());
        try {
            Picture picture = PngReader.read(Files.readAllBytes(file));
            link(file);
            return picture;
        } catch (IOException damaged) {
            return null;
        }
    }

    private @Nullable Snapshot find(SnapshotFacts desktop) throws IOException {
        Snapshot newest = null;
        for (Snapshot snapshot : folder.list(desktop)) {
            if (newest == null || newest.time().isBefore(snapshot.time())) {
                newest = snapshot;
            }
        }
        return newest;
    }

    @Override
    public Optional<Snapshot> newestFile(SnapshotFacts desktop) throws IOException {
        return Optional.ofNullable(find(desktop));
    }

    @Override
    public List<Snapshot> removable(SnapshotFacts desktop) throws IOException {
        return plan.retention().decide(folder.list(desktop)).removed();
    }

    @Override
    public List<Snapshot> prune(SnapshotFacts desktop) throws IOException {
        return folder.prune(desktop, plan.retention());
    }

    @Override
    public void close() throws IOException {
        parts.close();
        lock.close();
    }
}
