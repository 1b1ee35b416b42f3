package io.vncshot.proxy.log;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/** Makes loggers. Until it is told otherwise, warnings go to standard error. */
public final class LogFactory implements ILoggerFactory {
    private static final String OWN = "proxy";

    private final ConcurrentMap<String, LineLogger> loggers = new ConcurrentHashMap<>();
    private volatile List<LogSink> sinks = List.of(StreamSink.standardError());
    private volatile Level level = Level.WARN;

    @Override
    public Logger getLogger(String name) {
        LineLogger known = loggers.get(name);
        return known != null ? known : loggers.computeIfAbsent(name, added -> new LineLogger(added, this));
    }

    /** From now on lines of the proxy from this level on go to these sinks, and warnings of the libraries. */
    public void configure(Level newLevel, List<LogSink> newSinks) {
        level = newLevel;
        sinks = List.copyOf(newSinks);
    }

    boolean isEnabled(String name, Level asked) {
        Level lowest = name.equals(OWN) ? level : Level.WARN;
        return asked.toInt() >= lowest.toInt();
    }

    void write(Level lineLevel, String line) {
        for (LogSink sink : sinks) {
            sink.write(lineLevel, line);
        }
    }
}
