package io.vncshot.proxy.session;

import io.netty.buffer.ByteBuf;
import io.vncshot.proxy.log.LogTime;
import io.vncshot.proxy.relay.EndReason;
import io.vncshot.proxy.relay.SessionTap;
import io.vncshot.proxy.transport.LogText;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file with a line for each session that has ended, a JSON object. */
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger("proxy");

    private final OutputStream out;

    /** Appends to the file. */
    AccessLog(Path file) throws IOException {
        try {
            out = new FileOutputStream(file.toFile(), true);
        } catch (IOException e) {
            throw new IOException("--access-log: cannot be written: " + e.getMessage(), e);
        }
    }

    SessionTap follow(SessionStart session) {
        return new Entry(session);
    }

    private synchronized void append(String line) {
        try {
            out.write(line.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            LOG.warn("--access-log: a line is lost: {}", LogText.of(e));
        }
    }

    private final class Entry implements SessionTap {
        private final SessionStart session;
        private final long startMillis = System.currentTimeMillis();
        private final long startNanos = System.nanoTime();
        private long clientBytes;
        private long targetBytes;

        Entry(SessionStart session) {
            this.session = session;
        }

        @Override
        public void fromClient(ByteBuf bytes) {
            clientBytes += bytes.readableBytes();
        }

        @Override
        public void fromTarget(ByteBuf bytes) {
            targetBytes += bytes.readableBytes();
        }

        @Override
        public void ended(EndReason reason) {
            append(new JsonLine()
                    .with("time", LogTime.format(startMillis))
                    .with("session", session.number())
                    .with("client", session.client())
                    .with("target", session.target().toString())
                    .with("bytes_from_client", clientBytes)
                    .with("bytes_from_target", targetBytes)
                    .with("duration_ms", (System.nanoTime() - startNanos) / 1_000_000)
                    .with("reason", reason.label())
                    .end());
        }
    }
}
