package io.vncshot.proxy;

import io.vncshot.proxy.option.Given;
import io.vncshot.proxy.option.Option;
import io.vncshot.proxy.relay.RelaySettings;
import io.vncshot.proxy.websocket.OpeningHandshake;
import java.util.List;

/** The options that say how long, and how many, the proxy serves, and how it treats sessions. */
final class ServiceOptions {
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

    static final List<Option> TABLE = List.of(
            LIBSERVER,
            RUN_ONCE,
            TIMEOUT,
            IDLE_TIMEOUT,
            DRAIN_TIMEOUT,
            HEARTBEAT,
            COMPRESS,
            MAX_CONNECTIONS,
            MAX_CONNECTIONS_PER_ADDRESS);

    boolean libserver;
    boolean runOnce;
    int timeout;
    int idleTimeout;
    int drainTimeout;
    int heartbeat;
    boolean compress;
    int maxConnections;
    int maxConnectionsPerAddress;

    void read(Given given) {
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

    void check() {
        requirePositive("--timeout", timeout);
        requirePositive("--idle-timeout", idleTimeout);
        requirePositive("--heartbeat", heartbeat);
        requirePositive("--drain-timeout", drainTimeout);
        requirePositive("--max-connections", maxConnections);
        requirePositive("--max-connections-per-address", maxConnectionsPerAddress);
    }

    private static void requirePositive(String option, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(option + " " + value + ": must not be negative");
        }
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
