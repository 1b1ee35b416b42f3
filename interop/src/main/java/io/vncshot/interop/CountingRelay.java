package io.vncshot.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** Carries one connection to a server and back, and counts, and keeps if asked, the bytes that the server sends. */
public final class CountingRelay implements AutoCloseable {
    private static final int PIECE = 256 << 10;

    private final ServerSocket listener;
    private final int target;
    private final OutputStream kept;
    private final AtomicLong received = new AtomicLong();

    private CountingRelay(ServerSocket listener, int target, OutputStream kept) {
        this.listener = listener;
        this.target = target;
        this.kept = kept;
    }

    /** To a port on 127.0.0.1. */
    public static CountingRelay to(int port) {
        return to(port, OutputStream.nullOutputStream());
    }

    /** The same; {@code kept} gets what the server sends, before the client does, from another thread. */
    static CountingRelay to(int port, OutputStream kept) {
        try {
            ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            CountingRelay relay = new CountingRelay(listener, port, kept);
            start(relay::carry);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How many bytes of the server have been handed to the client. */
    public long received() {
        return received.get();
    }

    private void carry() {
        try (Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            start(() -> copyQuietly(client, server));
            copy(server.getInputStream(), client.getOutputStream());
        } catch (IOException e) {
            // Whoever has gone: the client will see it, or was it.
        }
    }

    private static void copyQuietly(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // The same.
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] piece = new byte[PIECE];
        int length = in.read(piece);
        while (length >= 0) {
            received.addAndGet(length);
            kept.write(piece, 0, length);
            out.write(piece, 0, length);
            length = in.read(piece);
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "counting relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
