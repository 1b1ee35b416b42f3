package io.vncshot.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP server for the proxy to connect to, which treats each connection as told. */
final class TestTarget implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    final AtomicInteger connections = new AtomicInteger();
    /** What went wrong, or the first result. */
    final CompletableFuture<byte[]> result = new CompletableFuture<>();

    interface Behaviour {
        /** The result is kept if it is the first. */
        byte[] serve(Socket socket) throws IOException;
    }

    TestTarget(Behaviour behaviour) throws IOException {
        Thread thread = new Thread(() -> accept(behaviour), "target");
        thread.setDaemon(true);
        thread.start();
    }

    static TestTarget echo() throws IOException {
        return new TestTarget(socket -> {
            socket.getInputStream().transferTo(socket.getOutputStream());
            return new byte[0];
        });
    }

    /** Takes everything, to the end of the stream. */
    static TestTarget sink() throws IOException {
        return new TestTarget(socket -> socket.getInputStream().readAllBytes());
    }

    /** Sends the bytes and ends its side. */
    static TestTarget source(byte... bytes) throws IOException {
        return new TestTarget(socket -> {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            return socket.getInputStream().readAllBytes();
        });
    }

    private void accept(Behaviour behaviour) {
        try {
            while (true) {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                Thread thread = new Thread(() -> serve(behaviour, socket), "target connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Behaviour behaviour, Socket socket) {
        try (socket) {
            result.complete(behaviour.serve(socket));
        } catch (IOException e) {
            result.completeExceptionally(e);
        }
    }

    String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
