package io.vncshot.proxy;

import io.vncshot.proxy.address.HostPort;
import io.vncshot.proxy.address.Target;
import io.vncshot.proxy.relay.RelaySettings;
import io.vncshot.proxy.transport.TargetConnector;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "websockify",
        description = "Passes WebSocket connections on to a TCP server.",
        customSynopsis = {
            "websockify [options] [source_addr:]source_port target_addr:target_port",
            "websockify [options] [source_addr:]source_port -- command [argument]..."
        },
        sortOptions = false,
        usageHelpAutoWidth = true)
final class ProxyOptions {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ADDRESS", hidden = true)
    List<String> addresses = new ArrayList<>();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this text and exit.")
    boolean help;

    @Option(
            names = {"-v", "--verbose"},
            description = "Log each request, and why connections end.")
    boolean verbose;

    @Option(
            names = {"-D", "--daemon"},
            description = "Run in the background: return when the port is open, or cannot be.")
    boolean daemon;

    @Option(names = "--log-file", paramLabel = "FILE", description = "Append the log to this file.")
    @Nullable
    Path logFile;

    @Option(
            names = "--unix-listen",
            paramLabel = "FILE",
            description = "Listen on a Unix domain socket instead of a port.")
    @Nullable
    Path unixListen;

    @Option(
            names = "--unix-listen-mode",
            paramLabel = "MODE",
            description = "Its permissions, in octal. Default: 0600.")
    String unixListenMode = "0600";

    @Option(names = "--unix-target", paramLabel = "FILE", description = "The target is this Unix domain socket.")
    @Nullable
    Path unixTarget;

    @Mixin
    ListenOptions listen = new ListenOptions();

    @Mixin
    TlsOptions tls = new TlsOptions();

    @Mixin
    WebOptions web = new WebOptions();

    @Mixin
    AccessOptions access = new AccessOptions();

    @Mixin
    ChainOptions chain = new ChainOptions();

    @Mixin
    ReportOptions reports = new ReportOptions();

    @Mixin
    WrapOptions wrap = new WrapOptions();

    @Option(names = "--libserver", hidden = true, description = "Taken and ignored.")
    boolean libserver;

    @Option(names = "--run-once", description = "Serve one WebSocket and exit.")
    boolean runOnce;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Take no more connections after this time, and exit when the last has ended.")
    int timeout;

    @Option(
            names = "--idle-timeout",
            paramLabel = "SECONDS",
            description = "Exit when there has been no connection for this time.")
    int idleTimeout;

    @Option(
            names = "--drain-timeout",
            paramLabel = "SECONDS",
            description = "When told to end, let open connections go on for at most this time. Default: 0.")
    int drainTimeout;

    @Option(
            names = "--heartbeat",
            paramLabel = "SECONDS",
            description = "Ping each client this often, and drop one that does not answer.")
    int heartbeat;

    @Option(
            names = "--max-connections",
            paramLabel = "COUNT",
            description =
                    "Serve at most so many connections at a time; by default what the limit of open files allows.")
    int maxConnections;

    @Option(
            names = "--max-connections-per-address",
            paramLabel = "COUNT",
            description = "Of these, at most so many from one address; by default half of them.")
    int maxConnectionsPerAddress;

    /** Reads the command line and checks it. A mistake is a ParameterException whose message is for the user. */
    static ProxyOptions parse(String... arguments) {
        ProxyOptions options = read(arguments);
        options.check();
        return options;
    }

    /** Reads the command line alone, which makes no logger. */
    static ProxyOptions read(String... arguments) {
        ProxyOptions options = new ProxyOptions();
        new CommandLine(options)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .parseArgs(options.wrap.takeCommand(arguments));
        return options;
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
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
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
        return new RelaySettings(heartbeat);
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
