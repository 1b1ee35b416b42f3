package io.vncshot.cli.option;

import io.vncshot.rfb.transport.ServerAddress;

/** What to connect to. */
public sealed interface Target {
    /** The demo desktop, served by this process for this run. */
    record Demo() implements Target {}

    /**
     * A server.
     *
     * @param username of {@code vnc://user@host}, empty when there is none
     */
    record Server(ServerAddress address, String username) implements Target {}
}
