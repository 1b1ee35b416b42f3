package io.vncshot.proxy.rehearsal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on a free port of 127.0.0.1 that sends back what it gets. */
final class EchoTarget implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "echo");
        thread.setDaemon(true);
        return thread;
    });

    private EchoTarget(ServerSocket socket) {
        this.socket = socket;
    }

    static EchoTarget start() throws IOException {
        EchoTarget target = new EchoTarget(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
        target.threads.execute(target::accept);
        return target;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                threads.execute(() -> echo(client));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private static void echo(Socket client) {
        byte[] buffer = new byte[BUFFER];
        try (client) {
            for (int n = client.getInputStream().read(buffer);
                    n > 0;
                    n = client.getInputStream().read(buffer)) {
                client.getOutputStream().write(buffer, 0, n);
            }
        } catch (IOException e) {
            // The session was ended by the other side.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
