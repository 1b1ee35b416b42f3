package io.vncshot.bench.jmh;

import io.vncshot.bench.picture.TestPicture;
import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.RfbException;
import java.io.IOException;
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
    @Param
    public TestPicture picture = TestPicture.DESKTOP;

    @Param({"RAW", "ZRLE"})
    public Encoding encoding = Encoding.RAW;

    private @Nullable ReplayedSession session;

    @Setup
    public void connect() throws IOException {
        int[] pixels = picture.pixels(JmhRun.WIDTH, JmhRun.HEIGHT);
        Recording recording = Recording.of(pixels, JmhRun.WIDTH, JmhRun.HEIGHT, encoding.number());
        session = ReplayedSession.start(recording, ClientOptions.defaults().withEncodings(List.of(encoding)));
        session.checkUpdates(pixels);
    }

    @Benchmark
    public int[] decode() throws RfbException {
        if (session == null) {
            throw new IllegalStateException("connect() comes first");
        }
        return session.decode();
    }

    @TearDown
    public void disconnect() throws IOException {
        if (session != null) {
            session.close();
        }
    }
}
