package io.vncshot.rfb.transport;

import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Opens the connection to a {@link ServerAddress}. */
public final class Connector {
    /** How often to look whether the deadline has passed before its time: its clock may be made to jump. */
    private static final long LOOK_MILLIS = 100;

    private Connector() {}

    /**
     * Connects, for a WebSocket to its host, or waits until a server does.
     *
     * @throws RfbException {@code CONNECT}, saying why, when there is no connection by the deadline
     */
    public static Transport connect(ServerAddress address, Deadline deadline) throws RfbException {
        try {
            if (address instanceof ServerAddress.Unix unix) {
                SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                return connect(channel, UnixDomainSocketAddress.of(unix.path()), true, deadline);
            }
            if (address instanceof ServerAddress.Listen listen) {
                return accept(listen, deadline);
            }
            return connectTcp(beneath(address), deadline);
        } catch (IOException | IllegalArgumentException e) {
            throw new RfbException(Reason.CONNECT, "cannot connect: " + reason(e), e);
        }
    }

    /**
     * The TCP server that bytes for a server go to: itself, or that of its WebSocket.
     *
     * @throws IllegalArgumentException for an address of another kind
     */
    public static ServerAddress.Tcp beneath(ServerAddress address) {
        if (address instanceof ServerAddress.Tcp tcp) {
            return tcp;
        }
        if (address instanceof ServerAddress.Secure secure) {
            return new ServerAddress.Tcp(secure.host(), secure.port());
        }
        if (address instanceof ServerAddress.WebSocket webSocket) {
            return new ServerAddress.Tcp(webSocket.host(), webSocket.port());
        }
        throw new IllegalArgumentException(address.display() + ": not reached by TCP");
    }

    /** The first server to come is the one. */
    private static Transport accept(ServerAddress.Listen address, Deadline deadline) throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open();
                Selector selector = Selector.open()) {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listener.configureBlocking(false);
            listener.bind(
                    address.host().isEmpty()
                            ? new InetSocketAddress(address.port())
                            : new InetSocketAddress(address.host(), address.port()),
                    1);
            listener.register(selector, SelectionKey.OP_ACCEPT);
            SocketChannel channel = listener.accept();
            while (channel == null) {
                long millis = deadline.remainingMillis();
                if (millis == 0) {
                    throw new ConnectException("no server has connected within " + deadline);
                }
                selector.select(Math.min(millis, LOOK_MILLIS));
                selector.selectedKeys().clear();
                channel = listener.accept();
            }
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return SocketTransport.over(
                    channel, channel.socket().getInetAddress().isLoopbackAddress());
        }
    }

    /** Tries every address the name has, each with an equal part of the time that is left. */
    private static Transport connectTcp(ServerAddress.Tcp address, Deadline deadline) throws IOException {
        InetAddress[] candidates = resolve(address.host(), deadline);
        IOException failure = new IOException(address.host() + ": the name has no address");
        for (int i = 0; i < candidates.length; i++) {
            Duration share = Duration.ofMillis(deadline.remainingMillis() / (candidates.length - i));
            Deadline attempt = candidates.length == 1 ? deadline : deadline.within(share);
            try {
                SocketChannel channel = SocketChannel.open();
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                InetSocketAddress target = new InetSocketAddress(candidates[i], address.port());
                return connect(channel, target, candidates[i].isLoopbackAddress(), attempt);
            } catch (IOException e) {
                failure = e;
            }
        }
        throw failure;
    }

    private static Transport connect(SocketChannel channel, SocketAddress target, boolean local, Deadline deadline)
            throws IOException {
        try {
            channel.configureBlocking(false);
            if (!channel.connect(target)) {
                awaitConnected(channel, deadline);
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return SocketTransport.over(channel, local);
    }

    private static void awaitConnected(SocketChannel channel, Deadline deadline) throws IOException {
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_CONNECT);
            while (!channel.finishConnect()) {
                long millis = deadline.remainingMillis();
                if (millis == 0) {
                    throw new ConnectException("no answer within " + deadline);
                }
                selector.select(millis);
            }
        }
    }

    /** A resolver knows no time-out, so a name is looked up on a thread that nobody waits for longer than the deadline. */
    private static InetAddress[] resolve(String host, Deadline deadline) throws IOException {
        if (isLiteral(host)) {
            return InetAddress.getAllByName(host);
        }
        Lookup lookup = new Lookup(host);
        lookup.setDaemon(true);
        lookup.start();
        return lookup.await(deadline);
    }

    private static boolean isLiteral(String host) {
        if (host.indexOf(':') >= 0) {
            return true;
        }
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static String reason(Exception e) {
        if (e instanceof UnknownHostException) {
            return "the host name " + e.getMessage() + " is not known";
        }
        String message = e.getMessage();
        if (e instanceof ConnectException && "Connection refused".equals(message)) {
            return "connection refused; is a server listening there?";
        }
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static final class Lookup extends Thread {
        private final String host;
        private InetAddress[] found = {};
        private boolean failed;

        Lookup(String host) {
            super("resolve " + host);
            this.host = host;
        }

        @Override
        public void run() {
            try {
                found = InetAddress.getAllByName(host);
            } catch (UnknownHostException e) {
                failed = true;
            }
        }

        InetAddress[] await(Deadline deadline) throws IOException {
            try {
                join(Math.max(1, deadline.remainingMillis()));
            } catch (InterruptedException e) {
                interrupt();
                throw new IOException("interrupted while looking up " + host, e);
            }
            if (isAlive()) {
                throw new ConnectException("the name " + host + " was not resolved within " + deadline);
            }
            if (failed) {
                throw new UnknownHostException(host);
            }
            return found;
        }
    }
}
