package io.vncshot.bench.jmh;

import io.vncshot.bench.picture.TestPicture;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PngWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Writing a picture of 1920x1080 as PNG to memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PngBenchmark {
    @Param
    public TestPicture picture = TestPicture.DESKTOP;

    @Param({"1", "2"})
    public int threads = 1;

    private Picture source = Picture.of(new int[1], 1, 1);
    private ByteArrayOutputStream target = new ByteArrayOutputStream();

    @Setup
    public void draw() {
        source = Picture.of(picture.pixels(JmhRun.WIDTH, JmhRun.HEIGHT), JmhRun.WIDTH, JmhRun.HEIGHT);
        target = new ByteArrayOutputStream(JmhRun.WIDTH * JmhRun.HEIGHT * 4);
    }

    /** The number of bytes, so that the work is not optimised away. */
    @Benchmark
    public int png() throws IOException {
        target.reset();
        new PngWriter(threads).write(source, List.of(), target);
        return target.size();
    }
}
