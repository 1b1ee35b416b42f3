package io.vncshot.cli;

import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.SnapOptions;
import io.vncshot.cli.snap.Gallery;
import io.vncshot.cli.snap.MetricsFile;
import io.vncshot.cli.snap.SnapObserver;
import io.vncshot.cli.snap.SnapOutcome;
import io.vncshot.cli.snap.SnapPing;
import io.vncshot.cli.snap.SnapTarget;
import io.vncshot.cli.snap.SnapshotKeeper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Those who are told what becomes of the snapshots of a run, one after the other. */
final class SnapWatch implements SnapObserver {
    private final List<SnapObserver> observers;

    private SnapWatch(List<SnapObserver> observers) {
        this.observers = observers;
    }

    /** @param targets the desktops of the run */
    static SnapWatch of(Settings settings, Invocation invocation, Map<String, SnapTarget> targets, Messages messages)
            throws UsageException {
        List<SnapObserver> observers = new ArrayList<>();
        Optional<String> metrics = settings.find(SnapOptions.METRICS_FILE);
        if (metrics.isPresent()) {
            observers.add(MetricsFile.open(
                    metrics.get(), invocation.workingDirectory(), targets.keySet(), invocation.clock(), messages));
        }
        Optional<String> gallery = settings.find(SnapOptions.GALLERY);
        if (gallery.isPresent()) {
            observers.add(
                    Gallery.open(gallery.get(), invocation.workingDirectory(), targets, invocation.clock(), messages));
        }
        Optional<String> ping = settings.find(SnapOptions.PING);
        if (ping.isPresent()) {
            observers.add(SnapPing.to(ping.get(), messages));
        }
        return new SnapWatch(observers);
    }

    @Override
    public void use(SnapshotKeeper keeper) {
        for (SnapObserver observer : observers) {
            observer.use(keeper);
        }
    }

    @Override
    public void begin() {
        for (SnapObserver observer : observers) {
            observer.begin();
        }
    }

    @Override
    public void see(SnapOutcome outcome) {
        for (SnapObserver observer : observers) {
            observer.see(outcome);
        }
    }

    @Override
    public ExitStatus end(ExitStatus round) {
        ExitStatus status = round;
        for (SnapObserver observer : observers) {
            status = observer.end(status);
        }
        return status;
    }

    @Override
    public void close() throws IOException {
        for (SnapObserver observer : observers) {
            observer.close();
        }
    }
}
