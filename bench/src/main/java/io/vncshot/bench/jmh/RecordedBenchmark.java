package io.vncshot.bench.jmh;

import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.protocol.RfbException;
import java.io.IOException;
import java.nio.file.Path;
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
    /** The file of a recording. */
    @Param("")
    public String file = "";

    private @Nullable ReplayedSession session;

    @Setup
    public void connect() throws IOException {
        session = ReplayedSession.start(Recording.read(Path.of(file)), ClientOptions.defaults());
        session.checkUpdates(session.decode().clone());
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
