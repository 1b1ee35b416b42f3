package io.vncshot.proxy;

import io.vncshot.proxy.log.LogFactory;
import io.vncshot.proxy.log.LogSink;
import io.vncshot.proxy.log.StreamSink;
import io.vncshot.proxy.log.SyslogFormat;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Sets up the log as the options say. */
final class Logs {
    private Logs() {}

    static void configure(ProxyOptions options) throws IOException {
        Path file = options.logFile;
        if (file != null) {
            System.setErr(open(file));
        }
        List<LogSink> sinks = new ArrayList<>(2);
        sinks.add(StreamSink.standardError());
        LogSink syslog =
                options.reports.openSyslog(options.daemon ? SyslogFormat.Facility.DAEMON : SyslogFormat.Facility.USER);
        if (syslog != null) {
            sinks.add(syslog);
        }
        if (LoggerFactory.getILoggerFactory() instanceof LogFactory factory) {
            factory.configure(options.verbose ? Level.DEBUG : Level.INFO, sinks);
        }
    }

    private static PrintStream open(Path file) throws IOException {
        try {
            return new PrintStream(new FileOutputStream(file.toFile(), true), true, StandardCharsets.UTF_8);
        } catch (IOException e) {
            @Nullable String reason = e.getMessage();
            throw new IOException("--log-file: cannot be written: " + reason, e);
        }
    }
}
