package io.vncshot.proxy.session;

import io.netty.buffer.ByteBuf;
import io.vncshot.proxy.address.Target;
import io.vncshot.proxy.relay.EndReason;
import io.vncshot.proxy.relay.SessionTap;
import io.vncshot.proxy.transport.LogText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Numbers the sessions, and gives each what follows it. Any thread may use it. */
public final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger("proxy");

    /** What is asked for; null is not. Recordings have the session's number behind the name. */
    public record Reports(
            @Nullable Path recording,
            @Nullable Path accessLog,
            @Nullable PrintStream traffic) {}

    private final Reports reports;
    private final Metrics metrics;
    private final @Nullable AccessLog accessLog;
    private final AtomicLong last = new AtomicLong();

    private Sessions(Reports reports, Metrics metrics, @Nullable AccessLog accessLog) {
        this.reports = reports;
        this.metrics = metrics;
        this.accessLog = accessLog;
    }

    /** Opens the access log. It is an IOException if that cannot be written, or no recording could be. */
    public static Sessions open(Reports reports, Metrics metrics) throws IOException {
        if (reports.recording != null && !Files.isWritable(folder(reports.recording))) {
            throw new IOException("--record " + reports.recording + ": its folder is not there or cannot be written");
        }
        return new Sessions(reports, metrics, reports.accessLog == null ? null : new AccessLog(reports.accessLog));
    }

    public Metrics metrics() {
        return metrics;
    }

    /** A session begins. */
    public SessionTap begin(String client, Target target) {
        SessionStart session = new SessionStart(last.incrementAndGet(), client, target);
        List<SessionTap> taps = new ArrayList<>(4);
        metrics.sessionOpened();
        taps.add(metrics);
        if (accessLog != null) {
            taps.add(accessLog.follow(session));
        }
        if (reports.traffic != null) {
            taps.add(new Traffic(reports.traffic));
        }
        if (reports.recording != null) {
            record(session, reports.recording, taps);
        }
        return taps.size() == 1 ? metrics : new Several(taps);
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file : folder;
    }

    private static void record(SessionStart session, Path prefix, List<SessionTap> taps) {
        Path file = prefix.resolveSibling(prefix.getFileName() + "." + session.number());
        try {
            taps.add(Recording.create(file));
        } catch (IOException e) {
            LOG.warn("--record: {} cannot be written: {}", file, LogText.of(e));
        }
    }

    private record Several(List<SessionTap> taps) implements SessionTap {
        @Override
        public void fromClient(ByteBuf bytes) {
            for (SessionTap tap : taps) {
                tap.fromClient(bytes);
            }
        }

        @Override
        public void fromTarget(ByteBuf bytes) {
            for (SessionTap tap : taps) {
                tap.fromTarget(bytes);
            }
        }

        @Override
        public void ended(EndReason reason) {
            for (SessionTap tap : taps) {
                tap.ended(reason);
            }
        }
    }
}
