package io.vncshot.cli.record;

import java.io.ByteArrayOutputStream;

/** The bytes of a handshake that are kept: those of one without authentication, which the handshake becomes. */
final class Exchange {
    private final ByteArrayOutputStream toViewer = new ByteArrayOutputStream();
    private final ByteArrayOutputStream toServer = new ByteArrayOutputStream();

    private byte[] serverInit = {};

    void say(Direction direction, byte... bytes) {
        (direction == Direction.TO_VIEWER ? toViewer : toServer).writeBytes(bytes);
    }

    /** Says what the server says of its screen. */
    void sayScreen(byte[] init) {
        serverInit = init;
        say(Direction.TO_VIEWER, init);
    }

    /** What the server said of its screen; empty if it did not come to that. */
    byte[] serverInit() {
        return serverInit;
    }

    byte[] said(Direction direction) {
        return (direction == Direction.TO_VIEWER ? toViewer : toServer).toByteArray();
    }
}
