package io.vncshot.proxy;

import io.vncshot.proxy.address.HostPort;
import io.vncshot.proxy.log.Syslog;
import io.vncshot.proxy.log.SyslogFormat;
import io.vncshot.proxy.session.Sessions;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of what is told of the work: logs, recordings, metrics. */
final class ReportOptions {
    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "Record each session to FILE.NUMBER, for noVNC's playback page. Recordings hold what is typed.")
    @Nullable
    Path record;

    @Option(
            names = "--traffic",
            description =
                    "Print a sign for what passes: } and > for bytes received from a client and sent to the target,"
                            + " { and < for the other way.")
    boolean traffic;

    @Option(
            names = "--syslog",
            paramLabel = "DEST",
            description = "Log to this socket as well: HOST:PORT for UDP, or a path as /dev/log.")
    @Nullable
    String syslog;

    @Option(names = "--legacy-syslog", description = "In the format of RFC 3164 in place of RFC 5424.")
    boolean legacySyslog;

    @Option(
            names = "--access-log",
            paramLabel = "FILE",
            description = "Append a line of JSON for each session that ends.")
    @Nullable
    Path accessLog;

    @Option(
            names = "--metrics",
            paramLabel = "[ADDR:]PORT",
            description = "Serve /metrics, for Prometheus, and /healthz on this port. Default address: 127.0.0.1.")
    @Nullable
    String metrics;

    void check() {
        if (legacySyslog && syslog == null) {
            throw new IllegalArgumentException("--legacy-syslog: needs --syslog");
        }
        if (syslog != null && !syslog.startsWith("/")) {
            HostPort.parseTarget(syslog);
        }
        metricsAddress();
    }

    Sessions.Reports sessions() {
        return new Sessions.Reports(record, accessLog, traffic ? System.out : null);
    }

    /** Where to serve metrics, or null for nowhere. */
    @Nullable
    HostPort metricsAddress() {
        if (metrics == null) {
            return null;
        }
        return metrics.indexOf(':') < 0 ? HostPort.parseSource("127.0.0.1:" + metrics) : HostPort.parseSource(metrics);
    }

    @Nullable
    Syslog openSyslog(SyslogFormat.Facility facility) throws IOException {
        if (syslog == null) {
            return null;
        }
        SyslogFormat.Source source = new SyslogFormat.Source(
                facility, hostName(), ProcessHandle.current().pid());
        return Syslog.open(syslog, legacySyslog ? SyslogFormat.LEGACY : SyslogFormat.RFC_5424, source);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "-";
        }
    }
}
