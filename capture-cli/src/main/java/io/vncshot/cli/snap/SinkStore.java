package io.vncshot.cli.snap;

import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.UsageException;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PngText;
import io.vncshot.imaging.PngWriter;
import io.vncshot.snap.FileTemplate;
import io.vncshot.snap.Retention.Snapshot;
import io.vncshot.snap.SnapshotFacts;
import io.vncshot.snap.web.PictureSink;
import io.vncshot.snap.web.PictureSink.Existing;
import io.vncshot.snap.web.WebException;
import io.vncshot.snap.web.WebException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Sends the pictures of a run away. What is there is neither fetched nor removed. For any number of threads. */
public final class SinkStore implements SnapshotKeeper {
    private static final int THREADS = 2;

    private final FileTemplate template;
    private final SinkPlan plan;
    private final PictureSink sink;
    /** Names of which nobody knows whether they arrived. */
    private final Set<String> unsure = ConcurrentHashMap.newKeySet();

    private SinkStore(FileTemplate template, SinkPlan plan, PictureSink sink) {
        this.template = template;
        this.plan = plan;
        this.sink = sink;
    }

    /**
     * Makes ready to send; nothing is sent yet.
     *
     * @param environment with the account of a bucket
     * @throws UsageException for what is missing there, or wrong in the plan
     */
    public static SinkStore open(FileTemplate template, SinkPlan plan, Map<String, String> environment, Clock clock)
            throws UsageException {
        return new SinkStore(template, plan, plan.open(environment, clock));
    }

    @Override
    public long write(SnapshotFacts facts, Picture picture, List<PngText> notes) throws IOException, SnapException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PngWriter(THREADS).write(picture, notes, out);
        byte[] png = out.toByteArray();
        put(template.name(facts), png);
        if (plan.latest().isPresent()) {
            String latest = plan.latest().get();
            try {
                sink.put(latest, png, Existing.REPLACED, plan.timeout());
            } catch (WebException e) {
                throw failure(latest, e);
            }
        }
        return png.length;
    }

    private void put(String name, byte[] png) throws SnapException {
        try {
            sink.put(name, png, Existing.KEPT, plan.timeout());
        } catch (WebException e) {
            if (e.reason() == Reason.EXISTS && unsure.remove(name)) {
                // It is the picture of the attempt before, of which no answer came back.
                return;
            }
            if (e.reason() == Reason.CONNECTION_LOST || e.reason() == Reason.TIMEOUT) {
                unsure.add(name);
            }
            throw failure(name, e);
        }
    }

    private SnapException failure(String name, WebException e) {
        String text = e.reason() == Reason.EXISTS
                ? "is there already, and is not overwritten; have the names differ, by %s or {seq}"
                : String.valueOf(e.getMessage());
        return new SnapException(status(e.reason()), plan.address().shown(name) + ": " + text, e);
    }

    private static ExitStatus status(Reason reason) {
        return switch (reason) {
            case CONNECT -> ExitStatus.CONNECT;
            case CONNECTION_LOST -> ExitStatus.CONNECTION_LOST;
            case TIMEOUT -> ExitStatus.TIMEOUT;
            case TLS -> ExitStatus.TLS;
            case AUTHENTICATION -> ExitStatus.AUTHENTICATION;
            case UNAVAILABLE -> ExitStatus.UNAVAILABLE;
            case EXISTS, REFUSED -> ExitStatus.ACTION_FAILED;
        };
    }

    /** None: what was sent is not fetched. */
    @Override
    public @Nullable Picture newest(SnapshotFacts desktop) {
        return null;
    }

    @Override
    public Optional<Snapshot> newestFile(SnapshotFacts desktop) {
        return Optional.empty();
    }

    @Override
    public List<Snapshot> removable(SnapshotFacts desktop) {
        return List.of();
    }

    @Override
    public List<Snapshot> prune(SnapshotFacts desktop) {
        return List.of();
    }

    @Override
    public void close() {}
}
