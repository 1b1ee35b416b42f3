package io.vncshot.proxy.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.vncshot.proxy.websocket.FrameWriter;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

/** The event loops and the kinds of sockets that go with them: native epoll where it loads, else Java's own. */
public final class Transport {
    private final MultiThreadIoEventLoopGroup loops;
    private final ByteBufAllocator allocator;
    private final boolean epoll;

    private Transport(MultiThreadIoEventLoopGroup loops, ByteBufAllocator allocator, boolean epoll) {
        this.loops = loops;
        this.allocator = allocator;
        this.epoll = epoll;
    }

    /** The fastest one here, with a loop for each processor. */
    public static Transport fastest(ByteBufAllocator allocator) {
        return Epoll.isAvailable() ? of(EpollIoHandler.newFactory(), allocator, true) : nio(allocator);
    }

    /** Java's own sockets. */
    public static Transport nio(ByteBufAllocator allocator) {
        return of(NioIoHandler.newFactory(), allocator, false);
    }

    private static Transport of(IoHandlerFactory factory, ByteBufAllocator allocator, boolean epoll) {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
        return new Transport(new MultiThreadIoEventLoopGroup(threads, factory), allocator, epoll);
    }

    public String name() {
        return epoll ? "epoll" : "NIO";
    }

    /** For a listening socket of the address's kind. */
    public ServerBootstrap server(SocketAddress address) {
        return server(isUnix(address)).channel(serverKind(address));
    }

    /** For a listening socket that the process began with, to be registered only. One of another kind is an exception. */
    public ServerBootstrap inheritedServer(int descriptor) throws IOException {
        InheritedSocket socket = new InheritedSocket(descriptor);
        ServerChannel channel = epoll ? socket.openByEpoll() : socket.openByNio();
        return server(!(channel instanceof ServerSocketChannel)).channelFactory(() -> channel);
    }

    private ServerBootstrap server(boolean unix) {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops)
                .option(ChannelOption.ALLOCATOR, allocator)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.ALLOCATOR, allocator)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new ReadSizes(0));
        if (!unix) {
            bootstrap
                    .option(ChannelOption.SO_REUSEADDR, true)
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childOption(ChannelOption.SO_KEEPALIVE, true);
        }
        return bootstrap;
    }

    /** For a connection to the address, on the loop of the connection it serves; it does not read until told to. */
    Bootstrap client(EventLoop loop, SocketAddress address) {
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(clientKind(address))
                .option(ChannelOption.ALLOCATOR, allocator)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 10_000)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new ReadSizes(FrameWriter.HEADROOM));
        if (!isUnix(address)) {
            bootstrap.option(ChannelOption.TCP_NODELAY, true).option(ChannelOption.SO_KEEPALIVE, true);
        }
        return bootstrap;
    }

    /** The address of a Unix domain socket, in the class that this transport takes. */
    public SocketAddress unixAddress(Path path) {
        return epoll ? new DomainSocketAddress(path.toFile()) : UnixDomainSocketAddress.of(path);
    }

    /** Ends the loops; what is still open is cut. */
    public void shutDown() {
        loops.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).awaitUninterruptibly(2000);
    }

    /** A loop for what belongs to no connection. */
    public EventLoop anyLoop() {
        return loops.next();
    }

    private static boolean isUnix(SocketAddress address) {
        return address instanceof DomainSocketAddress || address instanceof UnixDomainSocketAddress;
    }

    private Class<? extends ServerChannel> serverKind(SocketAddress address) {
        if (epoll) {
            return isUnix(address) ? EpollServerDomainSocketChannel.class : EpollServerSocketChannel.class;
        }
        return isUnix(address) ? NioServerDomainSocketChannel.class : NioServerSocketChannel.class;
    }

    private Class<? extends Channel> clientKind(SocketAddress address) {
        if (epoll) {
            return isUnix(address) ? EpollDomainSocketChannel.class : EpollSocketChannel.class;
        }
        return isUnix(address) ? NioDomainSocketChannel.class : NioSocketChannel.class;
    }
}
