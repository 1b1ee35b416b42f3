package io.vncshot.bench.proxy;

import io.vncshot.interop.Daemon;
import io.vncshot.interop.VncPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A proxy that has been started, on a port of its own. */
final class RunningProxy implements AutoCloseable {
    private static final long START_NANOS = 60_000_000_000L;
    private static final long RETRY_NANOS = 500_000;

    private final Peer peer;
    private final int port;
    private final Daemon daemon;
    private final double startMillis;

    private RunningProxy(Peer peer, int port, Daemon daemon, double startMillis) {
        this.peer = peer;
        this.port = port;
        this.daemon = daemon;
        this.startMillis = startMillis;
    }

    /** Returns when it takes connections. */
    static RunningProxy start(Peer peer, int targetPort, Path certificate) {
        int port = peer.isProgram() ? VncPort.free() : targetPort;
        long start = System.nanoTime();
        Daemon daemon = Daemon.start(peer.command(port, targetPort, certificate), Map.of());
        while (!accepts(port)) {
            if (!daemon.isAlive() || System.nanoTime() - start > START_NANOS) {
                String log = daemon.log();
                daemon.close();
                throw new IllegalStateException(peer.title() + " does not listen: " + log);
            }
            LockSupport.parkNanos(RETRY_NANOS);
        }
        return new RunningProxy(peer, port, daemon, (System.nanoTime() - start) / 1e6);
    }

    /** A socket that tries a free port again and again connects to itself in the end. */
    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getLocalPort() != port;
        } catch (IOException e) {
            return false;
        }
    }

    URI plain() {
        return peer.plain(port);
    }

    URI secure() {
        return peer.secure(port);
    }

    /** From the start of the process to the first connection that it took. */
    double startMillis() {
        return startMillis;
    }

    ProcessTree processes() {
        return new ProcessTree(daemon.process());
    }

    @Override
    public void close() {
        daemon.close();
    }
}
