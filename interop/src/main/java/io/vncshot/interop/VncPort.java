package io.vncshot.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** TCP ports on loopback for servers. */
public final class VncPort {
    private static final int BANNER_BYTES = 12;
    private static final int START_SECONDS = 20;

    private VncPort() {}

    /** A port that nobody listens on at the moment. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns when a client that connects is sent an RFB version.
     *
     * @throws IllegalStateException when {@code daemon} ends first, or after 20 s
     */
    static void awaitBanner(int port, Daemon daemon) {
        TimeLimit limit = TimeLimit.seconds(START_SECONDS);
        while (!banner(port).startsWith("RFB ")) {
            daemon.pauseWhileAlive();
            limit.check("an RFB version on port " + port);
        }
    }

    private static String banner(int port) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(START_SECONDS * 1000);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return new String(socket.getInputStream().readNBytes(BANNER_BYTES), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return "";
        }
    }
}
