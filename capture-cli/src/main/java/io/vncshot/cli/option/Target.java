package io.vncshot.cli.option;

import io.vncshot.rfb.transport.ServerAddress;

/** What to connect to. */
public sealed interface Target {
    /** The demo desktop, served by this process for this run. */
    record Demo() implements Target {}

    /**
     * The server that websockify has started and moved from this port to another.
     *
     * @param port or {@link #ANY}
     */
    record Rebound(int port) implements Target {
        /** Whichever port it is, when there is only one. */
        public static final int ANY = 0;

        public Rebound {
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("port " + port + ": must be 1 to 65535");
            }
        }

        @Override
        public String toString() {
            return port == ANY ? "rebound:" : "rebound:" + port;
        }
    }

    /**
     * A server.
     *
     * @param username of {@code vnc://user@host}, empty when there is none
     */
    record Server(ServerAddress address, String username) implements Target {}
}
