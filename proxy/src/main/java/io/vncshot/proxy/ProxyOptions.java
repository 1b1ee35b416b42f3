package io.vncshot.proxy;

import io.vncshot.proxy.address.HostPort;
import io.vncshot.proxy.address.Target;
import io.vncshot.proxy.option.Given;
import io.vncshot.proxy.option.Option;
import io.vncshot.proxy.option.OptionParser;
import io.vncshot.proxy.option.UsageException;
import io.vncshot.proxy.option.UsageText;
import io.vncshot.proxy.transport.TargetConnector;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line. */
final class ProxyOptions {
    private static final Option HELP = Option.flag("Show this text and exit.", "-h", "--help");

    private static final Option VERBOSE = Option.flag("Log each request, and why connections end.", "-v", "--verbose");

    private static final Option DAEMON =
            Option.flag("Run in the background: return when the port is open, or cannot be.", "-D", "--daemon");

    private static final Option LOG_FILE = Option.value("--log-file", "FILE", "Append the log to this file.");

    private static final Option UNIX_TARGET =
            Option.value("--unix-target", "FILE", "The target is this Unix domain socket.");

    private static final List<Option> GENERAL = List.of(HELP, VERBOSE, DAEMON, LOG_FILE, UNIX_TARGET);

    private static final List<List<Option>> GROUPS = List.of(
            GENERAL,
            ListenOptions.TABLE,
            TlsOptions.TABLE,
            WebOptions.TABLE,
            AccessOptions.TABLE,
            ChainOptions.TABLE,
            ReportOptions.TABLE,
            WrapOptions.TABLE,
            ServiceOptions.TABLE);

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
    Path unixTarget;

    ListenOptions listen = new ListenOptions();

    TlsOptions tls = new TlsOptions();

    WebOptions web = new WebOptions();

    AccessOptions access = new AccessOptions();

    ChainOptions chain = new ChainOptions();

    ReportOptions reports = new ReportOptions();

    WrapOptions wrap = new WrapOptions();

    ServiceOptions service = new ServiceOptions();

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
        unixTarget = given.path(UNIX_TARGET);
        listen.read(given);
        tls.read(given);
        web.read(given);
        access.read(given);
        chain.read(given);
        reports.read(given);
        wrap.read(given);
        service.read(given);
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
            service.check();
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
        listen.check();
        if (hasSource()) {
            source();
        }
        target();
    }

    private boolean hasSource() {
        return listen.unixListen == null && listen.inherited().isEmpty();
    }

    private boolean hasTarget() {
        return unixTarget == null && !access.hasTokens() && !wrap.isUsed();
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
}
