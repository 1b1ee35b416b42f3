package io.vncshot.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A display that nobody uses, for a server whose port must be known before; reserved against other tests. */
public final class DisplayNumber implements AutoCloseable {
    private static final int FIRST = 40;
    private static final int LAST = 59;
    private static final int BASE_PORT = 5900;
    private static final int RESERVATION_BASE_PORT = 26900;

    private final int number;
    private final ServerSocket reservation;

    private DisplayNumber(int number, ServerSocket reservation) {
        this.number = number;
        this.reservation = reservation;
    }

    public static DisplayNumber reserve() {
        for (int number = FIRST; number <= LAST; number++) {
            ServerSocket reservation = reserve(number);
            if (reservation != null) {
                return new DisplayNumber(number, reservation);
            }
        }
        throw new IllegalStateException("displays :" + FIRST + " to :" + LAST + " are all in use");
    }

    /** The socket goes with this process, whatever becomes of it. */
    private static @Nullable ServerSocket reserve(int number) {
        try {
            ServerSocket reservation =
                    new ServerSocket(RESERVATION_BASE_PORT + number, 1, InetAddress.getLoopbackAddress());
            if (isFree(number)) {
                return reservation;
            }
            reservation.close();
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean isFree(int number) {
        if (Files.exists(Path.of("/tmp/.X" + number + "-lock")) || Files.exists(Path.of("/tmp/.X11-unix/X" + number))) {
            return false;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(BASE_PORT + number));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** {@code :40}. */
    public String name() {
        return ":" + number;
    }

    /** The port that a VNC server has for it. */
    public int port() {
        return BASE_PORT + number;
    }

    @Override
    public void close() {
        try {
            reservation.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
