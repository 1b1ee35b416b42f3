package io.vncshot.bench.links;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** A network between one client and a server on this machine: so many bits a second and so long a round trip. */
final class SlowLink implements AutoCloseable {
    private static final int PIECE = 4 << 10;

    /** What is on its way at most: a megabyte, as the buffers of routers and sockets hold together. */
    private static final int PIECES = 256;

    private static final byte[] END = {};

    private final ServerSocket listener;
    private final int target;
    private final Speed speed;

    /**
     * How fast it is.
     *
     * @param bitsPerSecond in each direction; 0 for no limit
     */
    record Speed(String name, long bitsPerSecond, long roundTripNanos) {
        long nanos(int bytes) {
            return bitsPerSecond == 0 ? 0 : bytes * 8_000_000_000L / bitsPerSecond;
        }
    }

    /** Bytes, and when their last is there. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Piece(byte[] bytes, long dueNanos) {}

    private SlowLink(ServerSocket listener, int target, Speed speed) {
        this.listener = listener;
        this.target = target;
        this.speed = speed;
    }

    static SlowLink to(int target, Speed speed) throws IOException {
        SlowLink link = new SlowLink(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), target, speed);
        start(link::carry);
        return link;
    }

    int port() {
        return listener.getLocalPort();
    }

    private void carry() {
        try (Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            BlockingQueue<Piece> up = new ArrayBlockingQueue<>(PIECES);
            BlockingQueue<Piece> down = new ArrayBlockingQueue<>(PIECES);
            start(() -> receive(client, up));
            start(() -> deliver(up, server));
            start(() -> receive(server, down));
            deliver(down, client);
        } catch (IOException e) {
            // The client has gone without connecting.
        }
    }

    private void receive(Socket from, BlockingQueue<Piece> queue) {
        try {
            InputStream in = from.getInputStream();
            long freeNanos = System.nanoTime();
            byte[] buffer = new byte[PIECE];
            int length = in.read(buffer);
            while (length >= 0) {
                freeNanos = Math.max(freeNanos, System.nanoTime()) + speed.nanos(length);
                byte[] bytes = java.util.Arrays.copyOf(buffer, length);
                queue.put(new Piece(bytes, freeNanos + speed.roundTripNanos() / 2));
                length = in.read(buffer);
            }
        } catch (IOException | InterruptedException e) {
            // As if it had ended.
        } finally {
            queue.offer(new Piece(END, 0));
        }
    }

    private static void deliver(BlockingQueue<Piece> queue, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            Piece piece = queue.take();
            while (piece.bytes.length > 0) {
                for (long left = piece.dueNanos - System.nanoTime();
                        left > 0;
                        left = piece.dueNanos - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                out.write(piece.bytes);
                piece = queue.take();
            }
            to.close();
        } catch (IOException | InterruptedException e) {
            // Whoever has gone needs no more.
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "slow link");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
