package io.vncshot.bench.jmh;

import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.CursorMode;
import io.vncshot.rfb.RfbClient;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.ServerAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The same over what a real server has sent. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RecordedBenchmark {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** The file of a recording. */
    @Param("")
    public String file = "";

    private @Nullable ReplayServer server;
    private @Nullable RfbSession session;

    @Setup
    public void connect() throws IOException {
        server = ReplayServer.start(Recording.read(Path.of(file)));
        ClientOptions options = ClientOptions.defaults().withCursor(CursorMode.DRAWN_BY_SERVER);
        session = RfbClient.connect(new ServerAddress.Tcp("127.0.0.1", server.port()), options, Deadline.after(LIMIT));
        int[] first = decode().clone();
        for (int update = 1; update < 4; update++) {
            if (!Arrays.equals(decode(), first)) {
                throw new IllegalStateException(file + ": update " + update + " is another picture");
            }
        }
    }

    @Benchmark
    public int[] decode() throws RfbException {
        if (session == null) {
            throw new IllegalStateException("connect() comes first");
        }
        session.refresh(Deadline.after(LIMIT));
        return session.pixels();
    }

    @TearDown
    public void disconnect() throws IOException {
        if (session != null) {
            session.close();
        }
        if (server != null) {
            server.close();
        }
    }
}
