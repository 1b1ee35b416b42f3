package io.vncshot.cli.record;

/**
 * A connection to the server that is recorded.
 *
 * @param serverInit what it said of its screen when the recorder has logged in itself; empty when the viewer is to log in
 */
public record ServerLink(Side side, byte[] serverInit) {
    boolean isLoggedIn() {
        return serverInit.length > 0;
    }
}
