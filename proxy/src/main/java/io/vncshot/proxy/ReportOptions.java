package io.vncshot.proxy;

import io.vncshot.proxy.address.HostPort;
import io.vncshot.proxy.log.Syslog;
import io.vncshot.proxy.log.SyslogFormat;
import io.vncshot.proxy.option.Given;
import io.vncshot.proxy.option.Option;
import io.vncshot.proxy.session.Sessions;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options of what is told of the work: logs, recordings, metrics. */
final class ReportOptions {
    private static final Option RECORD = Option.value(
            "--record",
            "FILE",
            "Record each session to FILE.NUMBER, for noVNC's playback page. Recordings hold what is typed.");

    private static final Option TRAFFIC = Option.flag(
            "Print a sign for what passes: } and > for bytes received from a client and sent to the target,"
                    + " { and < for the other way.",
            "--traffic");

    private static final Option SYSLOG = Option.value(
            "--syslog",
            "DEST",
            "Log to this socket as well: HOST:PORT for UDP, or a path without colons, as /dev/log.");

    private static final Option LEGACY_SYSLOG =
            Option.flag("In the format of RFC 3164 in place of RFC 5424.", "--legacy-syslog");

    private static final Option ACCESS_LOG =
            Option.value("--access-log", "FILE", "Append a line of JSON for each session that ends.");

    private static final Option METRICS = Option.value(
            "--metrics",
            "[ADDR:]PORT",
            "Serve /metrics, for Prometheus, and /healthz on this port. Default address: 127.0.0.1.");

    static final List<Option> TABLE = List.of(RECORD, TRAFFIC, SYSLOG, LEGACY_SYSLOG, ACCESS_LOG, METRICS);

    @Nullable
    Path record;

    boolean traffic;

    @Nullable
    String syslog;

    boolean legacySyslog;

    @Nullable
    Path accessLog;

    @Nullable
    String metrics;

    void read(Given given) {
        record = given.path(RECORD);
        traffic = given.isOn(TRAFFIC);
        syslog = given.text(SYSLOG);
        legacySyslog = given.isOn(LEGACY_SYSLOG);
        accessLog = given.path(ACCESS_LOG);
        metrics = given.text(METRICS);
    }

    void check() {
        if (legacySyslog && syslog == null) {
            throw new IllegalArgumentException("--legacy-syslog: needs --syslog");
        }
        if (syslog != null && !Syslog.isPath(syslog)) {
            requireAddress("--syslog", syslog);
        }
        metricsAddress();
    }

    private static void requireAddress(String option, String text) {
        try {
            HostPort.parseTarget(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + " " + e.getMessage(), e);
        }
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
        try {
            return HostPort.parseSource(metrics.indexOf(':') < 0 ? "127.0.0.1:" + metrics : metrics);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--metrics " + e.getMessage(), e);
        }
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
