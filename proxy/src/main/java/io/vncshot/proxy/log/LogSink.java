package io.vncshot.proxy.log;

import org.slf4j.event.Level;

/** Takes lines of the log, from any thread; it neither throws nor waits for long. */
public interface LogSink {
    void write(Level level, String line);
}
