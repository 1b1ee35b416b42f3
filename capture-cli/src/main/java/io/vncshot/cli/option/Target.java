package io.vncshot.cli.option;

import io.vncshot.rfb.transport.ServerAddress;

/** What to connect to. */
public sealed interface Target {
    /** The demo desktop, served by this process for this run. */
    record Demo() implements Target {}

    record Server(ServerAddress address) implements Target {}
}
