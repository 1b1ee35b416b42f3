package io.vncshot.testserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * An RFB server in this process, listening from {@link ServerBuilder#start} until {@link #close}. It has one thread for each
 * connection. Any thread may call any method.
 *
 * <pre>{@code
 * try (RfbTestServer server = RfbTestServer.builder().picture(pixels, 320, 200).start()) {
 *     connectTo(server.port());
 *     server.events().await(ClientEvent.UpdateRequest.class);
 * }
 * }</pre>
 */
public final class RfbTestServer implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 256;
    private static final long CLOSE_PATIENCE_MILLIS = 2000;
    private static final long DESCRIPTOR_PAUSE_NANOS = 50_000_000;

    private final ServerSocketChannel listener;
    private final Scene scene;
    private final ServerSettings settings;
    private final ClientEvents events;
    private final Thread acceptor;
    private final List<Connection> connections = new ArrayList<>();
    private boolean closed;
    private String name;

    private RfbTestServer(ServerSocketChannel listener, Scene scene, ServerSettings settings, ClientEvents events) {
        this.listener = listener;
        this.scene = scene;
        this.settings = settings;
        this.events = events;
        this.name = settings.name();
        this.acceptor = new Thread("rfb-testserver-accept") {
            @Override
            public void run() {
                accept();
            }
        };
        acceptor.setDaemon(true);
    }

    /** A server to be configured. */
    public static ServerBuilder builder() {
        return new ServerBuilder();
    }

    /**
     * A server that plays a script to each connection and nothing else, then ends the stream.
     *
     * @throws IOException when no port is free
     */
    public static RfbTestServer playing(RawScript script) throws IOException {
        return builder().at(Stage.BANNER, script.drop()).start();
    }

    static RfbTestServer start(SocketAddress address, Scene scene, ServerSettings settings, ClientEvents events)
            throws IOException {
        ServerSocketChannel listener = address instanceof UnixDomainSocketAddress
                ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                : ServerSocketChannel.open();
        try {
            listener.bind(address);
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
        RfbTestServer server = new RfbTestServer(listener, scene, settings, events);
        server.acceptor.start();
        return server;
    }

    /** The TCP port that the server listens on. */
    public int port() {
        return address().getPort();
    }

    /**
     * The TCP address that the server listens on.
     *
     * @throws IllegalStateException when it listens on a Unix socket or is closed
     */
    public InetSocketAddress address() {
        try {
            if (listener.getLocalAddress() instanceof InetSocketAddress address) {
                return address;
            }
        } catch (IOException e) {
            throw new IllegalStateException("the server is closed", e);
        }
        throw new IllegalStateException("the server does not listen on a TCP port");
    }

    /** What the server shows. */
    public Scene scene() {
        return scene;
    }

    /** What clients have done. */
    public ClientEvents events() {
        return events;
    }

    /** Rings the bell of every client whose session has begun. */
    public void bell() {
        send(new byte[] {2});
    }

    /** Sends ServerCutText with what the text is in Latin-1. */
    public void cutText(String text) {
        byte[] latin1 = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteSink message = new ByteSink();
        message.u32(0x03000000);
        message.u32(latin1.length);
        message.bytes(latin1);
        send(message.toByteArray());
    }

    /**
     * Sends ServerCutText of the extended clipboard: a negative length and flags.
     *
     * @param payload what follows the flags
     */
    public void extendedClipboard(int flags, byte... payload) {
        ByteSink message = new ByteSink();
        message.u32(0x03000000);
        message.u32(-(payload.length + 4));
        message.u32(flags);
        message.bytes(payload);
        send(message.toByteArray());
    }

    /** Changes the desktop name, for clients that announce DesktopName. */
    public synchronized void rename(String newName) {
        name = newName;
        for (Connection connection : connections) {
            connection.rename(newName);
        }
    }

    /** Sends these bytes to every client whose session has begun, between two messages. */
    public synchronized void send(byte... bytes) {
        for (Connection connection : connections) {
            connection.send(bytes.clone());
        }
    }

    /** Closes the port and cuts all connections; afterwards none of the server's threads runs. */
    @Override
    public void close() {
        List<Connection> open;
        synchronized (this) {
            closed = true;
            open = new ArrayList<>(connections);
        }
        closeListener();
        for (Connection connection : open) {
            connection.end();
        }
        join(acceptor);
        for (Connection connection : open) {
            join(connection.thread());
        }
    }

    private void closeListener() {
        try {
            SocketAddress address = listener.getLocalAddress();
            listener.close();
            if (address instanceof UnixDomainSocketAddress unix) {
                Files.deleteIfExists(unix.getPath());
            }
        } catch (ClosedChannelException e) {
            // Closed before.
        } catch (IOException e) {
            throw new UncheckedIOException("the listening socket does not close", e);
        }
    }

    /** A listener may close the server from the thread of a connection, which cannot wait for itself. */
    private static void join(Thread thread) {
        try {
            if (thread != Thread.currentThread()) {
                thread.join(CLOSE_PATIENCE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void forget(Connection connection) {
        connections.remove(connection);
    }

    private void accept() {
        while (true) {
            try {
                serve(listener.accept());
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                // No descriptor is free, or the client has gone already.
                LockSupport.parkNanos(DESCRIPTOR_PAUSE_NANOS);
            }
        }
    }

    private synchronized void serve(SocketChannel channel) throws IOException {
        if (closed || connections.size() == MAX_CONNECTIONS) {
            channel.close();
            return;
        }
        Connection connection = new Connection(this, settings, ClientLink.open(channel), name);
        connections.add(connection);
        connection.start();
    }
}
