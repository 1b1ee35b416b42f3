package io.vncshot.rfb.transport;

import java.nio.file.Path;

/** Where a VNC server listens. */
public sealed interface ServerAddress {
    /** The port of display 0. */
    int BASE_PORT = 5900;

    /** As messages and {@code -v} show it; {@link #parse} reads it back. */
    String display();

    /** The name that the server's certificate must have. */
    String host();

    /** A TCP server. A host name is resolved when connecting, and every address it has is tried. */
    record Tcp(String host, int port) implements ServerAddress {
        public Tcp {
            if (host.isEmpty()) {
                throw new IllegalArgumentException("a server's host name may not be empty");
            }
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException("port " + port + ": must be 1 to 65535");
            }
        }

        @Override
        public String display() {
            return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + "::" + port;
        }
    }

    /** A Unix socket. */
    record Unix(Path path) implements ServerAddress {
        @Override
        public String host() {
            return "localhost";
        }

        @Override
        public String display() {
            return "unix:" + path;
        }
    }

    /**
     * Reads {@code HOST}, {@code HOST:N} (a display below 100, else a TCP port), {@code HOST::PORT}, {@code [IPV6]…},
     * {@code /path}, {@code unix:/path} and {@code vnc://host[:port]} (RFC 7869).
     *
     * @throws IllegalArgumentException naming the part that cannot be read and what is expected
     */
    static ServerAddress parse(String text) {
        return ServerAddressParser.parse(text);
    }

    /** The user that {@code vnc://user@host} names; empty for every other notation. */
    static String usernameIn(String text) {
        return ServerAddressParser.usernameIn(text);
    }
}
