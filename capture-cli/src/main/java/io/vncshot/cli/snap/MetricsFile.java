package io.vncshot.cli.snap;

import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.FileSyntax;
import io.vncshot.cli.picture.AtomicFile;
import io.vncshot.cli.picture.PartFiles;
import io.vncshot.snap.SnapshotMetrics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

/** The file of {@code --metrics-file}, written anew after each round. */
public final class MetricsFile implements SnapObserver {
    private static final String EXTENSION = ".prom";

    private final String name;
    private final Path file;
    private final SnapshotMetrics metrics;
    private final Clock clock;
    private final Messages messages;
    private final PartFiles parts = new PartFiles();

    private MetricsFile(String name, Path file, SnapshotMetrics metrics, Clock clock, Messages messages) {
        this.name = name;
        this.file = file;
        this.metrics = metrics;
        this.clock = clock;
        this.messages = messages;
    }

    /**
     * Reads what an earlier run has left.
     *
     * @param targets the desktops of this run; the values of others are dropped
     */
    public static MetricsFile open(
            String name, Path workingDirectory, Set<String> targets, Clock clock, Messages messages)
            throws UsageException {
        if (!name.endsWith(EXTENSION)) {
            throw new UsageException(
                    "--metrics-file " + name + ": must end in " + EXTENSION + ", or node_exporter does not read it");
        }
        Path file = FileSyntax.path(name, workingDirectory);
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(folder)) {
            throw new UsageException(
                    "--metrics-file " + name + ": is in a folder that does not exist or is not writable");
        }
        return new MetricsFile(name, file, read(name, file, targets), clock, messages);
    }

    private static SnapshotMetrics read(String name, Path file, Set<String> targets) throws UsageException {
        try {
            return SnapshotMetrics.read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), targets);
        } catch (NoSuchFileException e) {
            return new SnapshotMetrics();
        } catch (IOException e) {
            throw new UsageException("--metrics-file " + name + ": " + FileFailure.reason(e));
        }
    }

    @Override
    public synchronized void see(SnapOutcome outcome) {
        String target = outcome.target();
        if (outcome instanceof SnapOutcome.Failed failed) {
            metrics.failed(target, failed.reason().word(), clock.instant(), failed.took());
        } else if (outcome instanceof SnapOutcome.Done done) {
            if (done.result() instanceof SnapResult.Saved saved) {
                metrics.saved(target, clock.instant(), done.took(), saved.bytes());
            } else {
                metrics.passed(target, done.result().inWords(), clock.instant(), done.took());
            }
        }
    }

    @Override
    public synchronized ExitStatus end(ExitStatus round) {
        try {
            AtomicFile.replace(file, metrics.text().getBytes(StandardCharsets.UTF_8), parts);
            return round;
        } catch (IOException e) {
            messages.error("--metrics-file " + name + ": " + FileFailure.reason(e));
            return round == ExitStatus.DONE ? ExitStatus.ACTION_FAILED : round;
        }
    }

    @Override
    public void close() {
        parts.close();
    }
}
