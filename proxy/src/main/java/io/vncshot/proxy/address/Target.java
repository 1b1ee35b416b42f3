package io.vncshot.proxy.address;

import java.nio.file.Path;

/** Where a connection leads. */
public sealed interface Target {
    /** A TCP server. */
    record Tcp(HostPort address) implements Target {
        @Override
        public String toString() {
            return address.toString();
        }
    }

    /** A server on a Unix domain socket. */
    record Unix(Path path) implements Target {
        @Override
        public String toString() {
            return "unix_socket:" + path;
        }
    }

    /** Reads {@code host:port} or {@code unix_socket:/path}. */
    static Target parse(String text) {
        if (text.startsWith("unix_socket:")) {
            return new Unix(Path.of(text.substring("unix_socket:".length())));
        }
        return new Tcp(HostPort.parseTarget(text));
    }
}
