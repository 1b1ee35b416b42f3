package io.vncshot.proxy.log;

import java.io.PrintStream;
import java.util.function.Supplier;
import org.slf4j.event.Level;

/** Lines with their time and level, to a stream. */
public final class StreamSink implements LogSink {
    private final Supplier<PrintStream> stream;

    private StreamSink(Supplier<PrintStream> stream) {
        this.stream = stream;
    }

    /** Whatever standard error is when a line is written. */
    public static StreamSink standardError() {
        return new StreamSink(() -> System.err);
    }

    @Override
    public void write(Level level, String line) {
        stream.get().println(LogTime.format(System.currentTimeMillis()) + " " + level + " " + line);
    }
}
