package io.vncshot.proxy;

import io.vncshot.proxy.address.HostPort;
import io.vncshot.proxy.address.Target;
import io.vncshot.proxy.option.Given;
import io.vncshot.proxy.option.Option;
import io.vncshot.proxy.option.OptionParser;
import io.vncshot.proxy.option.UsageException;
import io.vncshot.proxy.option.UsageText;
import io.vncshot.proxy.relay.RelaySettings;
import io.vncshot.proxy.transport.TargetConnector;
import io.vncshot.proxy.websocket.OpeningHandshake;
import java.io.PrintStream;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The command line. */
final class ProxyOptions {
    private static final Option HELP = Option.flag("Show this text and exit.", "-h", "--help");

    private static final Option VERBOSE = Option.flag("Log each request, and why connections end.", "-v", "--verbose");

    private static final Option DAEMON =
            Option.flag("Run in the background: return when the port is open, or cannot be.", "-D", "--daemon");

    private static final Option LOG_FILE = Option.value("--log-file", "FILE", "Append the log to this file.");

    private static final Option UNIX_LISTEN =
            Option.value("--unix-listen", "FILE", "Listen on a Unix domain socket instead of a port.");

    private static final Option UNIX_LISTEN_MODE =
            Option.value("--unix-listen-mode", "MODE", "Its permissions, in octal. Default: 0600.");

    private static final Option UNIX_TARGET =
            Option.value("--unix-target", "FILE", "The target is this Unix domain socket.");

    private static final Option LIBSERVER = Option.ignored("--libserver");

    private static final Option RUN_ONCE = Option.flag("Serve one WebSocket and exit.", "--run-once");

    private static final Option TIMEOUT = Option.value(
            "--timeout", "SECONDS", "Take no more connections after this time, and exit when the last has ended.");

    private static final Option IDLE_TIMEOUT =
            Option.value("--idle-timeout", "SECONDS", "Exit when there has been no connection for this time.");

    private static final Option DRAIN_TIMEOUT = Option.value(
            "--drain-timeout",
            "SECONDS",
            "When told to end, let open connections go on for at most this time. Default: 0.");

    private static final Option HEARTBEAT =
            Option.value("--heartbeat", "SECONDS", "Ping each client this often, and drop one that does not answer.");

    private static final Option COMPRESS = Option.flag(
            "Compress messages (permessage-deflate) for clients that ask for it. It pays for uncompressed"
                    + " encodings on slow lines, and takes 300 KiB a connection.",
            "--compress");

    private static final Option MAX_CONNECTIONS = Option.value(
            "--max-connections",
            "COUNT",
            "Serve at most so many connections at a time; by default what the limit of open files allows.");

    private static final Option MAX_CONNECTIONS_PER_ADDRESS = Option.value(
            "--max-connections-per-address",
            "COUNT",
            "Of these, at most so many from one address; by default half of them.");

    private static final List<Option> GENERAL =
            List.of(HELP, VERBOSE, DAEMON, LOG_FILE, UNIX_LISTEN, UNIX_LISTEN_MODE, UNIX_TARGET);

    private static final List<Option> SERVICE = List.of(
            LIBSERVER,
            RUN_ONCE,
            TIMEOUT,
            IDLE_TIMEOUT,
            DRAIN_TIMEOUT,
            HEARTBEAT,
            COMPRESS,
            MAX_CONNECTIONS,
            MAX_CONNECTIONS_PER_ADDRESS);

    private static final List<List<Option>> GROUPS = List.of(
            GENERAL,
            ListenOptions.TABLE,
            TlsOptions.TABLE,
            WebOptions.TABLE,
            AccessOptions.TABLE,
            ChainOptions.TABLE,
            ReportOptions.TABLE,
            WrapOptions.TABLE,
            SERVICE);

    private static final List<String> SYNOPSIS = List.of(
            "websockify [options] [source_addr:]source_port target_addr:target_port",
            "websockify [options] [source_addr:]source_port -- command [argument]...");

    List<String> addresses = List.of();

    boolean help;
    boolean verbose;
    boolean daemon;

    @Nullable
    Path logFile;

    @Nullable
    Path unixListen;

    String unixListenMode = "0600";

    @Nullable
    Path unixTarget;

    ListenOptions listen = new ListenOptions();

    TlsOptions tls = new TlsOptions();

    WebOptions web = new WebOptions();

    AccessOptions access = new AccessOptions();

    ChainOptions chain = new ChainOptions();

    ReportOptions reports = new ReportOptions();

    WrapOptions wrap = new WrapOptions();

    boolean libserver;
    boolean runOnce;
    int timeout;
    int idleTimeout;
    int drainTimeout;
    int heartbeat;
    boolean compress;
    int maxConnections;
    int maxConnectionsPerAddress;
    /** Reads the command line and checks it. A mistake is a UsageException whose message is for the user. */
    static ProxyOptions parse(String... arguments) {
        ProxyOptions options = read(arguments);
        options.check();
        return options;
    }

    /** Reads the command line alone, which makes no logger. */
    static ProxyOptions read(String... arguments) {
        ProxyOptions options = new ProxyOptions();
        options.read(OptionParser.parse(table(), options.wrap.takeCommand(arguments)));
        return options;
    }

    private static List<Option> table() {
        List<Option> table = new ArrayList<>();
        for (List<Option> group : GROUPS) {
            table.addAll(group);
        }
        return table;
    }

    private void read(Given given) {
        addresses = given.words();
        help = given.isOn(HELP);
        verbose = given.isOn(VERBOSE);
        daemon = given.isOn(DAEMON);
        logFile = given.path(LOG_FILE);
        unixListen = given.path(UNIX_LISTEN);
        unixListenMode = Objects.requireNonNullElse(given.text(UNIX_LISTEN_MODE), unixListenMode);
        unixTarget = given.path(UNIX_TARGET);
        listen.read(given);
        tls.read(given);
        web.read(given);
        access.read(given);
        chain.read(given);
        reports.read(given);
        wrap.read(given);
        readService(given);
    }

    private void readService(Given given) {
        libserver = given.isOn(LIBSERVER);
        runOnce = given.isOn(RUN_ONCE);
        timeout = given.number(TIMEOUT);
        idleTimeout = given.number(IDLE_TIMEOUT);
        drainTimeout = given.number(DRAIN_TIMEOUT);
        heartbeat = given.number(HEARTBEAT);
        compress = given.isOn(COMPRESS);
        maxConnections = given.number(MAX_CONNECTIONS);
        maxConnectionsPerAddress = given.number(MAX_CONNECTIONS_PER_ADDRESS);
    }

    static void printHelp(PrintStream out) {
        UsageText.print("Passes WebSocket connections on to a TCP server.", SYNOPSIS, table(), out);
    }

    /** Checks that the options fit together. */
    void check() {
        try {
            tls.check();
            access.check();
            chain.check();
            reports.check();
            checkAddresses();
            wrap.check(this);
            requirePositive("--timeout", timeout);
            requirePositive("--idle-timeout", idleTimeout);
            requirePositive("--heartbeat", heartbeat);
            requirePositive("--drain-timeout", drainTimeout);
            requirePositive("--max-connections", maxConnections);
            requirePositive("--max-connections-per-address", maxConnectionsPerAddress);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    private void checkAddresses() {
        int expected = (hasSource() ? 1 : 0) + (hasTarget() ? 1 : 0);
        if (addresses.size() != expected) {
            throw new IllegalArgumentException(addresses.size() + " addresses: needs "
                    + (hasSource() ? "[source_addr:]source_port" : "no source, since there is a socket")
                    + (hasTarget() ? ", then target_addr:target_port" : ", and no target, since an option says it"));
        }
        if (unixTarget != null && access.hasTokens()) {
            throw new IllegalArgumentException("--unix-target: tokens say the target already");
        }
        unixListenMode();
        if (unixListen != null && !listen.inherited().isEmpty()) {
            throw new IllegalArgumentException("--unix-listen: the socket was handed over already");
        }
        if (hasSource()) {
            source();
        }
        target();
    }

    private boolean hasSource() {
        return unixListen == null && listen.inherited().isEmpty();
    }

    private boolean hasTarget() {
        return unixTarget == null && !access.hasTokens() && !wrap.isUsed();
    }

    private static void requirePositive(String option, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(option + " " + value + ": must not be negative");
        }
    }

    HostPort source() {
        return HostPort.parseSource(addresses.get(0));
    }

    /** The only target, or null if tokens say where to connect, or a wrapped command is there. */
    @Nullable
    Target target() {
        if (unixTarget != null) {
            return new Target.Unix(unixTarget);
        }
        return access.hasTokens() || wrap.isUsed() ? null : Target.parse(addresses.get(addresses.size() - 1));
    }

    /** The permissions of the socket of --unix-listen. */
    Set<PosixFilePermission> unixListenMode() {
        String digits = unixListenMode.startsWith("0o") ? unixListenMode.substring(2) : unixListenMode;
        try {
            int mode = Integer.parseInt(digits, 8);
            if (mode < 0 || mode > 0777) {
                throw new NumberFormatException();
            }
            return permissions(mode);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "--unix-listen-mode " + unixListenMode + ": must be octal, 0 to 0777, as 0600", e);
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        StringBuilder permissions = new StringBuilder("rwxrwxrwx");
        for (int i = 0; i < 9; i++) {
            if ((mode & (0400 >> i)) == 0) {
                permissions.setCharAt(i, '-');
            }
        }
        return PosixFilePermissions.fromString(permissions.toString());
    }

    TargetConnector.Policy targetPolicy() {
        return new TargetConnector.Policy(listen.order(), access.targetRules());
    }

    Access.Rules accessRules() {
        return new Access.Rules(
                tls.verifyClient ? Access.Clients.VERIFIED : Access.Clients.ANY,
                access.authenticators(),
                access.webAuth,
                access.tokens(),
                access.tokenReader(),
                target(),
                access.targetRules());
    }

    RelaySettings relay() {
        return new RelaySettings(
                heartbeat, compress ? OpeningHandshake.Extensions.DEFLATE : OpeningHandshake.Extensions.NONE);
    }

    Lifetime.Limits lifetime() {
        return new Lifetime.Limits(timeout, idleTimeout, runOnce);
    }

    /** A connection takes two descriptors, and some are needed for the rest. */
    int connectionLimit() {
        return maxConnections > 0 ? maxConnections : Math.max(16, (OpenFiles.limit() - 128) / 2);
    }

    int connectionLimitPerAddress() {
        return maxConnectionsPerAddress > 0 ? maxConnectionsPerAddress : Math.max(8, connectionLimit() / 2);
    }
}
