package io.vncshot.rfb.transport;

import io.vncshot.rfb.protocol.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Where a VNC server listens. */
public sealed interface ServerAddress {
    /** The port of display 0. */
    int BASE_PORT = 5900;

    /** As messages and {@code -v} show it; {@link #parse} reads it back unless it leaves out a secret. */
    String display();

    /** The name that the server's certificate must have. */
    String host();

    /** What tells the server from others, without spaces and without a secret: {@code host:port}. */
    String identity();

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
            return bracketed(host) + "::" + port;
        }

        @Override
        public String identity() {
            return bracketed(host).toLowerCase(Locale.ROOT) + ":" + port;
        }
    }

    /** A TCP server that begins with TLS, before the version. */
    record Secure(String host, int port) implements ServerAddress {
        public Secure {
            if (host.isEmpty() || port < 1 || port > 65535) {
                throw new IllegalArgumentException("vncs://" + host + ":" + port + ": no host, or no port");
            }
        }

        @Override
        public String display() {
            return "vncs://" + bracketed(host) + ":" + port;
        }

        @Override
        public String identity() {
            return bracketed(host).toLowerCase(Locale.ROOT) + ":" + port;
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

        @Override
        public String identity() {
            return encoded("unix:" + path.toAbsolutePath());
        }
    }

    /**
     * A server that connects to this side, once it is told to.
     *
     * @param host the address of this machine to wait at; empty for all it has
     */
    record Listen(String host, int port) implements ServerAddress {
        /** Where viewers wait for servers. */
        public static final int DEFAULT_PORT = 5500;

        public Listen {
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException("port " + port + ": must be 1 to 65535");
            }
        }

        @Override
        public String display() {
            return "listening on " + (host.isEmpty() ? "port " : bracketed(host) + ":") + port;
        }

        @Override
        public String identity() {
            return "listen:" + port;
        }
    }

    /**
     * A server behind a WebSocket (RFC 6455).
     *
     * @param path with its query, as in {@code /websockify?token=a}; begins with a slash
     */
    record WebSocket(Scheme scheme, String host, int port, String path) implements ServerAddress {
        /** Without TLS, and within it. */
        public enum Scheme {
            WS("ws://", 80),
            WSS("wss://", 443);

            private final String prefix;
            private final int defaultPort;

            Scheme(String prefix, int defaultPort) {
                this.prefix = prefix;
                this.defaultPort = defaultPort;
            }

            /** As an address begins. */
            public String prefix() {
                return prefix;
            }

            public int defaultPort() {
                return defaultPort;
            }
        }

        /** The value of HTTP's Host header. */
        public String hostHeader() {
            return port == scheme.defaultPort() ? bracketed(host) : bracketed(host) + ":" + port;
        }

        /** Without the query, which may hold a secret. */
        @Override
        public String display() {
            int query = path.indexOf('?');
            return scheme.prefix() + hostHeader() + (query < 0 ? path : path.substring(0, query) + "?…");
        }

        /** Other parameters may lead to another server, and may be secret: their hash stands for them. */
        @Override
        public String identity() {
            String place = scheme.prefix() + bracketed(host).toLowerCase(Locale.ROOT) + ":" + port;
            int query = path.indexOf('?');
            return query < 0
                    ? place + encoded(path)
                    : place + encoded(path.substring(0, query)) + "?"
                            + Fingerprint.of(path.substring(query).getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Reads {@code HOST}, {@code HOST:N} (a display below 100, else a TCP port), {@code HOST::PORT}, {@code [IPV6]…},
     * {@code /path}, {@code unix:/path}, {@code vnc://host[:port]} (RFC 7869),
     * {@code vncs://host[:port]}, {@code ws://host[:port][/path]} and
     * {@code wss://…}.
     *
     * @throws IllegalArgumentException naming the part that cannot be read and what is expected
     */
    static ServerAddress parse(String text) {
        return ServerAddressParser.parse(text);
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    /** Spaces, control characters and percent signs as {@code %XX}. */
    private static String encoded(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '%' || c == 0x7F) {
                safe.append(c < 0x10 ? "%0" : "%").append(Integer.toHexString(c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    /** The user that {@code vnc://user@host} names; empty for every other notation. */
    static String usernameIn(String text) {
        return ServerAddressParser.usernameIn(text);
    }
}
