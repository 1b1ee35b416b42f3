package io.vncshot.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A display that nobody uses, for a server whose port must be known before; reserved against other tests. */
public final class DisplayNumber implements AutoCloseable {
    private static final int FIRST = 40;
    private static final int LAST = 59;
    private static final int BASE_PORT = 5900;

    private final int number;
    private final FileChannel reservation;

    private DisplayNumber(int number, FileChannel reservation) {
        this.number = number;
        this.reservation = reservation;
    }

    public static DisplayNumber reserve() {
        for (int number = FIRST; number <= LAST; number++) {
            FileChannel reservation = reserve(number);
            if (reservation != null) {
                return new DisplayNumber(number, reservation);
            }
        }
        throw new IllegalStateException("displays :" + FIRST + " to :" + LAST + " are all in use");
    }

    private static @Nullable FileChannel reserve(int number) {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "interop-display-" + number);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel) && isFree(number)) {
                return channel;
            }
            channel.close();
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lock goes with the channel, or with this process. */
    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
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
