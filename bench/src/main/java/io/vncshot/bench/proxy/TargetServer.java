package io.vncshot.bench.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What the proxies lead to: a TCP server on a free port of 127.0.0.1 that does what each client orders. */
final class TargetServer implements AutoCloseable {
    /** What a greeting server says at once. */
    static final int GREETING_BYTES = 12;

    private static final int BUFFER = 1 << 17;
    private static final int BACKLOG = 4096;
    private static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final ServerSocket socket;
    private final Queue<Socket> clients = new ConcurrentLinkedQueue<>();

    private TargetServer(ServerSocket socket) {
        this.socket = socket;
    }

    static TargetServer start() {
        TargetServer server = listen();
        ExecutorService threads = Executors.newCachedThreadPool(TargetServer::daemonThread);
        daemon(() -> server.accept(client -> threads.execute(() -> server.serve(client))));
        return server;
    }

    /** One that only says {@link #GREETING_BYTES} to every client, and needs no thread for it. */
    static TargetServer startGreeting() {
        TargetServer server = listen();
        daemon(() -> server.accept(client -> client.getOutputStream().write(new byte[GREETING_BYTES])));
        return server;
    }

    private static TargetServer listen() {
        try {
            return new TargetServer(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    private interface Service {
        void begin(Socket client) throws IOException;
    }

    private void accept(Service service) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                clients.add(client);
                service.begin(client);
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    System.err.println("bench/run: the target: " + e.getMessage());
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] order = in.readNBytes(Order.SIZE);
            if (order.length == Order.SIZE) {
                carryOut(Order.decode(order), in, out);
            }
        } catch (IOException e) {
            // The client has gone, which is how some loads end.
        } finally {
            clients.remove(client);
        }
    }

    private static void carryOut(Order order, InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[order.kind() == Order.Kind.DOWNLOAD ? (int) Math.min(order.bytes(), BUFFER) : BUFFER];
        long left = order.bytes();
        switch (order.kind()) {
            case DOWNLOAD -> {
                for (; left > 0; left -= BUFFER) {
                    out.write(buffer, 0, (int) Math.min(left, BUFFER));
                }
                in.read();
            }
            case UPLOAD -> {
                for (int n = 0; left > 0 && n >= 0; left -= Math.max(n, 0)) {
                    n = in.read(buffer);
                }
                out.write(0);
                in.read();
            }
            case ECHO -> in.transferTo(out);
            case STALL -> LockSupport.parkNanos(STALL_NANOS);
        }
    }

    private static void daemon(Runnable task) {
        daemonThread(task).start();
    }

    private static Thread daemonThread(Runnable task) {
        Thread thread = new Thread(task, "target");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
