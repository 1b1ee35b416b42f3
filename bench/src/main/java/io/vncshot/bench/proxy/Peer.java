package io.vncshot.bench.proxy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A program that carries connections to a TCP server. */
enum Peer {
    OURS("websockify (this)"),
    PYTHON("websockify (Python)"),
    SOCAT("socat (no WebSocket)"),
    /** The target itself: as much as this machine, its load and its target can do. */
    NONE("no proxy");

    /** The idle ones, and a fresh client beside them. */
    private static final int MOST_CONNECTIONS = IdleSessions.MOST + 10;

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The certificate is for those that serve TLS beside plain text. */
    List<String> command(int port, int targetPort, Path certificate) {
        String source = "127.0.0.1:" + port;
        String target = "127.0.0.1:" + targetPort;
        return switch (this) {
            case OURS ->
                List.of(
                        "./websockify",
                        "--max-connections=" + MOST_CONNECTIONS,
                        "--max-connections-per-address=" + MOST_CONNECTIONS,
                        "--cert=" + certificate,
                        source,
                        target);
            case PYTHON -> List.of("/usr/bin/websockify", "--cert=" + certificate, source, target);
            case SOCAT ->
                List.of(
                        "socat",
                        "TCP-LISTEN:" + port + ",bind=127.0.0.1,fork,reuseaddr,nodelay,backlog=1024",
                        "TCP:" + target + ",nodelay");
            case NONE -> List.of("sleep", "infinity");
        };
    }

    URI plain(int port) {
        return URI.create((speaksWebSocket() ? "ws" : "tcp") + "://127.0.0.1:" + port + "/websockify");
    }

    URI secure(int port) {
        return URI.create("wss://127.0.0.1:" + port + "/websockify");
    }

    boolean speaksWebSocket() {
        return this == OURS || this == PYTHON;
    }

    boolean servesTls() {
        return speaksWebSocket();
    }

    /** Whether there is a process to look at. */
    boolean isProgram() {
        return this != NONE;
    }
}
