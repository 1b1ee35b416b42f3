package io.vncshot.bench.jmh;

import io.vncshot.bench.picture.TestPicture;
import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.CursorMode;
import io.vncshot.rfb.RfbClient;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.ServerAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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

/** Asking for, receiving over loopback and decoding a picture of 1920x1080, which the server has ready. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DecodeBenchmark {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Param
    public TestPicture picture = TestPicture.DESKTOP;

    @Param({"RAW", "ZRLE"})
    public Encoding encoding = Encoding.RAW;

    private @Nullable ReplayServer server;
    private @Nullable RfbSession session;

    @Setup
    public void connect() throws IOException, RfbException {
        int[] pixels = picture.pixels(JmhRun.WIDTH, JmhRun.HEIGHT);
        server = ReplayServer.start(Recording.of(pixels, JmhRun.WIDTH, JmhRun.HEIGHT, encoding.number()));
        ClientOptions options =
                ClientOptions.defaults().withEncodings(List.of(encoding)).withCursor(CursorMode.DRAWN_BY_SERVER);
        session = RfbClient.connect(new ServerAddress.Tcp("127.0.0.1", server.port()), options, Deadline.after(LIMIT));
        for (int update = 0; update < 3; update++) {
            if (!Arrays.equals(decode(), pixels)) {
                throw new IllegalStateException(encoding + ": update " + update + " is another picture");
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
