package io.vncshot.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Stands between one client and a server and ends the connection after so many of the server's bytes. It hands them on in
 * small pieces, and has not read much more than that from the server when it cuts.
 */
public final class CuttingRelay implements AutoCloseable {
    private static final int PIECE_BYTES = 4096;
    private static final int READ_MILLIS = 30_000;

    /** How the connection ends for the client. */
    public enum Cut {
        /** As by {@code close}: the client reads what was sent, then the end. */
        FIN,
        /** As by a crashed host. */
        RESET
    }

    private final int target;
    private final int bytes;
    private final Cut cut;
    private final Runnable beforeCut;
    private final ServerSocket listener;
    private final Thread thread;

    /** @param beforeCut done when the bytes have been handed on and before the connection ends */
    public CuttingRelay(int target, int bytes, Cut cut, Runnable beforeCut) {
        this.target = target;
        this.bytes = bytes;
        this.cut = cut;
        this.beforeCut = beforeCut;
        try {
            this.listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.thread = new Thread(this::relay, "relay");
        thread.start();
    }

    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        try {
            listener.close();
            thread.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void relay() {
        try (Socket client = listener.accept();
                Socket server = new Socket()) {
            server.setReceiveBufferSize(PIECE_BYTES);
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            Thread toServer = new Thread(() -> copy(client, server), "relay-to-server");
            toServer.setDaemon(true);
            toServer.start();
            handOn(server, client);
            beforeCut.run();
            client.setSoLinger(cut == Cut.RESET, 0);
        } catch (IOException e) {
            // The listener was closed, or an end went away: the client under test sees that too.
        }
    }

    private void handOn(Socket server, Socket client) throws IOException {
        server.setSoTimeout(READ_MILLIS);
        byte[] piece = new byte[PIECE_BYTES];
        int left = bytes;
        while (left > 0) {
            int count = server.getInputStream().read(piece, 0, Math.min(left, PIECE_BYTES));
            if (count < 0) {
                return;
            }
            client.getOutputStream().write(piece, 0, count);
            left -= count;
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // The cut.
        }
    }
}
