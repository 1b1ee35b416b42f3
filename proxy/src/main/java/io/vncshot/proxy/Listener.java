package io.vncshot.proxy;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.vncshot.proxy.address.AddressOrder;
import io.vncshot.proxy.address.HostPort;
import io.vncshot.proxy.transport.Transport;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Opens listening sockets. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports failures to the pipeline
final class Listener {
    private final Transport transport;
    private final ChannelHandler initializer;
    private final AddressOrder order;

    Listener(Transport transport, AddressOrder order, ChannelHandler initializer) {
        this.transport = transport;
        this.order = order;
        this.initializer = initializer;
    }

    /** Listens on every address of the host; for no host on all addresses, IPv4 and IPv6 on one socket. */
    List<Channel> listen(HostPort source) throws IOException {
        if (source.host().isEmpty()) {
            return List.of(listenEverywhere(source.port()));
        }
        List<Channel> channels = new ArrayList<>();
        try {
            for (InetAddress address : order.resolve(source.host())) {
                channels.add(bind(new InetSocketAddress(address, portFor(source, channels)), source.toString()));
            }
            return channels;
        } catch (IOException e) {
            for (Channel channel : channels) {
                channel.close();
            }
            throw e instanceof java.net.UnknownHostException
                    ? new IOException("cannot listen on " + source + ": the host name is not known", e)
                    : e;
        }
    }

    /**
     * Listens on a Unix domain socket, which takes the place of one that nobody listens on any more. It has its
     * permissions before anybody can reach it, and goes when the channel is closed.
     */
    Channel listen(Path path, Set<PosixFilePermission> mode) throws IOException {
        UnixSockets.requireShort(path);
        UnixSockets.requireFree(path);
        Path folder = unseenFolder(path);
        try {
            Path unseen = folder.resolve("s");
            Channel channel = bind(transport.unixAddress(unseen), path.toString());
            Files.setPosixFilePermissions(unseen, mode);
            Files.move(unseen, path, StandardCopyOption.ATOMIC_MOVE);
            channel.closeFuture().addListener(done -> Files.deleteIfExists(path));
            return channel;
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    private static Path unseenFolder(Path path) throws IOException {
        try {
            return Files.createTempDirectory(path.toAbsolutePath().getParent(), ".ws");
        } catch (IOException e) {
            throw new IOException("cannot listen on " + path + ": its folder is not there or cannot be written", e);
        }
    }

    /** Listens on sockets that the process began with. */
    List<Channel> listen(List<Integer> descriptors) throws IOException {
        List<Channel> channels = new ArrayList<>();
        for (int descriptor : descriptors) {
            ChannelFuture registered = transport
                    .inheritedServer(descriptor)
                    .childHandler(initializer)
                    .register()
                    .awaitUninterruptibly();
            if (registered.cause() != null) {
                throw new IOException("descriptor " + descriptor + ": cannot be listened on", registered.cause());
            }
            channels.add(registered.channel());
        }
        return channels;
    }

    /** Port 0 stands for any free one, but the same for all addresses. */
    private static int portFor(HostPort source, List<Channel> earlier) {
        if (source.port() != 0 || earlier.isEmpty()) {
            return source.port();
        }
        return ((InetSocketAddress) earlier.get(0).localAddress()).getPort();
    }

    private Channel listenEverywhere(int port) throws IOException {
        try {
            return bind(new InetSocketAddress(InetAddress.getByName("::"), port), "port " + port);
        } catch (BindException e) {
            throw e;
        } catch (IOException e) {
            return bind(new InetSocketAddress(InetAddress.getByName("0.0.0.0"), port), "port " + port);
        }
    }

    private Channel bind(SocketAddress address, String shown) throws IOException {
        ServerBootstrap bootstrap = transport.server(address).childHandler(initializer);
        ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        Throwable cause = bound.cause();
        if (cause == null) {
            return bound.channel();
        }
        String reason = "cannot listen on " + shown + ": " + cause.getMessage();
        if (cause instanceof BindException || String.valueOf(cause.getMessage()).contains("in use")) {
            BindException inUse = new BindException(reason);
            inUse.initCause(cause);
            throw inUse;
        }
        throw new IOException(reason, cause);
    }
}
