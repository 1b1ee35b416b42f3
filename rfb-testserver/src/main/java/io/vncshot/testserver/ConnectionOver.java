package io.vncshot.testserver;

import java.io.IOException;

/** The connection has ended, by the client, by a script or because the server closes; nobody's mistake. */
final class ConnectionOver extends IOException {
    private static final long serialVersionUID = 1L;

    ConnectionOver(String why) {
        super(why);
    }
}
