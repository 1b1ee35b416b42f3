package io.vncshot.bench.jmh;

import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.CursorMode;
import io.vncshot.rfb.RfbClient;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.ServerAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/** A session with a server that answers every request with the same recorded update. */
final class ReplayedSession implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ReplayServer server;
    private final RfbSession session;

    private ReplayedSession(ReplayServer server, RfbSession session) {
        this.server = server;
        this.session = session;
    }

    static ReplayedSession start(Recording recording, ClientOptions options) throws IOException {
        ReplayServer server = ReplayServer.start(recording);
        try {
            ServerAddress address = new ServerAddress.Tcp("127.0.0.1", server.port());
            ClientOptions drawn = options.withCursor(CursorMode.DRAWN_BY_SERVER);
            return new ReplayedSession(server, RfbClient.connect(address, drawn, Deadline.after(LIMIT)));
        } catch (RfbException e) {
            server.close();
            throw e;
        }
    }

    /** The pixels, which the next call overwrites. */
    int[] decode() throws RfbException {
        session.refresh(Deadline.after(LIMIT));
        return session.pixels();
    }

    /** Encodings keep state from update to update, so one that is right says little. */
    void checkUpdates(int[] expected) throws RfbException {
        for (int update = 0; update < 3; update++) {
            if (!Arrays.equals(decode(), expected)) {
                throw new IllegalStateException("update " + update + " is another picture");
            }
        }
    }

    @Override
    public void close() throws IOException {
        session.close();
        server.close();
    }
}
