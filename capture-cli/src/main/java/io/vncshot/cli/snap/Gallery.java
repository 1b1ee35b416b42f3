package io.vncshot.cli.snap;

import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.FileSyntax;
import io.vncshot.cli.picture.AtomicFile;
import io.vncshot.cli.picture.PartFiles;
import io.vncshot.snap.GalleryPage;
import io.vncshot.snap.GalleryPage.Health;
import io.vncshot.snap.GalleryPage.PictureLink;
import io.vncshot.snap.Retention.Snapshot;
import io.vncshot.snap.SnapshotFacts;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page of {@code --gallery}, written anew after each round. */
public final class Gallery implements SnapObserver {
    private final String name;
    private final Path file;
    private final Path workingDirectory;
    private final Map<String, SnapTarget> targets;
    private final Clock clock;
    private final Messages messages;
    private final Map<String, SnapOutcome> outcomes = new HashMap<>();
    private final Map<String, PictureLink> pictures = new HashMap<>();
    private final PartFiles parts = new PartFiles();
    private @Nullable SnapshotKeeper store;

    private Gallery(
            String name,
            Path file,
            Path workingDirectory,
            Map<String, SnapTarget> targets,
            Clock clock,
            Messages messages) {
        this.name = name;
        this.file = file;
        this.workingDirectory = workingDirectory;
        this.targets = targets;
        this.clock = clock;
        this.messages = messages;
    }

    /**
     * One to be written.
     *
     * @param targets the desktops by their names, in their order
     */
    public static Gallery open(
            String name, Path workingDirectory, Map<String, SnapTarget> targets, Clock clock, Messages messages)
            throws UsageException {
        Path file = FileSyntax.path(name, workingDirectory);
        Path folder = file.toAbsolutePath().getParent();
        if (!name.endsWith(".html") || folder == null || !Files.isWritable(folder)) {
            throw new UsageException(
                    "--gallery " + name + ": must end in .html, in a folder that exists and is writable");
        }
        return new Gallery(name, file, workingDirectory, targets, clock, messages);
    }

    @Override
    public void use(SnapshotKeeper keeper) {
        store = keeper;
    }

    @Override
    public synchronized void see(SnapOutcome outcome) {
        outcomes.put(outcome.target(), outcome);
        if (outcome instanceof SnapOutcome.Done done && done.result() instanceof SnapResult.Saved saved) {
            pictures.put(outcome.target(), link(saved.file(), clock.instant()));
        }
    }

    private PictureLink link(String picture, Instant time) {
        Path from = file.toAbsolutePath().normalize().getParent();
        Path to = workingDirectory.resolve(picture).toAbsolutePath().normalize();
        Path way = from == null ? to : from.relativize(to);
        return new PictureLink(way.toString().replace(File.separatorChar, '/'), time);
    }

    @Override
    public synchronized ExitStatus end(ExitStatus round) {
        try {
            List<GalleryPage.Entry> entries = new ArrayList<>();
            for (Map.Entry<String, SnapTarget> target : targets.entrySet()) {
                entries.add(entry(target.getKey(), target.getValue()));
            }
            String page = GalleryPage.of(entries, clock.instant());
            AtomicFile.replace(file, page.getBytes(StandardCharsets.UTF_8), parts);
            return round;
        } catch (IOException e) {
            messages.error("--gallery " + name + ": " + FileFailure.reason(e));
            return round == ExitStatus.DONE ? ExitStatus.ACTION_FAILED : round;
        }
    }

    private GalleryPage.Entry entry(String target, SnapTarget facts) throws IOException {
        SnapOutcome outcome = outcomes.get(target);
        Optional<PictureLink> picture = picture(target, facts);
        if (outcome instanceof SnapOutcome.Failed failed) {
            return new GalleryPage.Entry(
                    target, Health.FAILED, failed.reason().word() + ": " + failed.message(), picture);
        }
        String state = outcome instanceof SnapOutcome.Done done && !(done.result() instanceof SnapResult.Saved)
                ? done.result().inWords()
                : "new";
        return new GalleryPage.Entry(target, Health.WELL, state, picture);
    }

    /** The one of this run, or the newest of those that earlier runs have left. */
    private Optional<PictureLink> picture(String target, SnapTarget facts) throws IOException {
        PictureLink known = pictures.get(target);
        if (known == null && store != null) {
            Optional<Snapshot> newest = store.newestFile(new SnapshotFacts(
                    clock.instant().atZone(ZoneOffset.UTC), facts.host(), facts.port(), facts.name(), 1, 1, 1));
            if (newest.isPresent()) {
                known = link(newest.get().name(), newest.get().time().toInstant());
                pictures.put(target, known);
            }
        }
        return Optional.ofNullable(known);
    }

    @Override
    public void close() {
        parts.close();
    }
}
