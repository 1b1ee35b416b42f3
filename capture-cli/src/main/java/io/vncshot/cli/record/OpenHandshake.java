package io.vncshot.cli.record;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The server's part of a handshake without authentication, RFC 6143 §7.1 to §7.3, in whichever version the viewer speaks. */
final class OpenHandshake {
    private static final byte[] BANNER = "RFB 003.008\n".getBytes(StandardCharsets.US_ASCII);
    private static final int BANNER_MINOR = 10;
    private static final byte NONE = 1;

    private final Side viewer;
    private final Relay.Tap tap;

    OpenHandshake(Side viewer, Relay.Tap tap) {
        this.viewer = viewer;
        this.tap = tap;
    }

    /** Ends with ServerInit. */
    void serve(byte[] serverInit) throws IOException {
        say(BANNER);
        char minor = (char) hear(BANNER.length)[BANNER_MINOR];
        if (minor >= '7') {
            say((byte) 1, NONE);
            hear(1);
            if (minor >= '8') {
                say(new byte[4]);
            }
        } else {
            say((byte) 0, (byte) 0, (byte) 0, NONE);
        }
        hear(1);
        say(serverInit);
    }

    private void say(byte... bytes) throws IOException {
        tap.add(Direction.TO_VIEWER, bytes);
        viewer.write(ByteBuffer.wrap(bytes));
    }

    private byte[] hear(int count) throws IOException {
        ByteBuffer heard = ByteBuffer.allocate(count);
        while (heard.hasRemaining()) {
            if (viewer.read(heard) < 0) {
                throw new EOFException("the viewer has closed the connection in the handshake");
            }
        }
        tap.add(Direction.TO_SERVER, heard.array());
        return heard.array();
    }
}
