package io.vncshot.bench.proxy;

import io.vncshot.bench.proxy.Messages.Framing;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Something that clients do at an address behind which there is a {@link TargetServer}; the amount is of the load's own unit. */
interface Load {
    void run(URI address, long amount) throws IOException;

    int LONGEST_MINUTES = 5;

    /** Bytes from the target, over so many connections at once. */
    static Load download(int connections) {
        return (address, bytes) -> inParallel(connections, () -> {
            try (LoadSocket socket = LoadSocket.open(address)) {
                long share = Math.max(1, bytes / connections);
                socket.order(Order.Kind.DOWNLOAD, share);
                socket.skip(share);
            }
        });
    }

    /** Messages to the target, each of that many bytes, many of them in one write. */
    static Load upload(int messageBytes) {
        int batch = Math.max(1, 65536 / messageBytes);
        byte[] webSocket = Messages.repeated(new byte[messageBytes], batch, Framing.WEBSOCKET);
        byte[] plain = Messages.repeated(new byte[messageBytes], batch, Framing.NONE);
        return (address, messages) -> {
            try (LoadSocket socket = LoadSocket.open(address)) {
                long batches = Math.max(1, messages / batch);
                socket.order(Order.Kind.UPLOAD, batches * batch * messageBytes);
                for (long i = 0; i < batches; i++) {
                    socket.send(socket.framing() == Framing.NONE ? plain : webSocket);
                }
                socket.skip(1);
            }
        };
    }

    /** Connections, one after the other in each of four threads, until the target has said a word. */
    static Load connects() {
        int threads = 4;
        return (address, connections) -> inParallel(threads, () -> {
            if (!address.getScheme().equals("wss")) {
                QuickSession session = new QuickSession(address);
                for (long i = 0; i < connections; i += threads) {
                    session.run();
                }
                return;
            }
            for (long i = 0; i < connections; i += threads) {
                try (LoadSocket socket = LoadSocket.open(address, 1024)) {
                    socket.order(Order.Kind.DOWNLOAD, 1);
                    socket.skip(1);
                }
            }
        });
    }

    /** The times, in microseconds, of so many messages of 64 bytes there and back, one at a time. */
    static double[] pingPong(URI address, int trips) throws IOException {
        double[] micros = new double[trips];
        try (LoadSocket socket = LoadSocket.open(address)) {
            socket.order(Order.Kind.ECHO, 0);
            byte[] message = Messages.repeated(new byte[64], 1, socket.framing());
            for (int i = 0; i < trips; i++) {
                long start = System.nanoTime();
                socket.send(message);
                socket.skip(64);
                micros[i] = (System.nanoTime() - start) / 1e3;
            }
        }
        return micros;
    }

    /** What a client does. */
    interface Client {
        void run() throws IOException;
    }

    private static void inParallel(int number, Client client) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(number);
        try {
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                clients.add(threads.submit(() -> {
                    client.run();
                    return true;
                }));
            }
            for (Future<?> running : clients) {
                running.get(LONGEST_MINUTES, TimeUnit.MINUTES);
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("a load takes longer than " + LONGEST_MINUTES + " minutes", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
