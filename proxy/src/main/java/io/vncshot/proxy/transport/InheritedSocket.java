package io.vncshot.proxy.transport;

import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A listening socket that was open when the process began. Java itself can take over standard input alone; by epoll
 * any descriptor will do that does not block, since Java has no means to make it so.
 */
final class InheritedSocket {
    private static final int STANDARD_INPUT = 0;
    private static final int SOL_SOCKET = 1;
    private static final int SO_ACCEPTCONN = 30;
    private static final int SO_DOMAIN = 39;
    private static final int AF_UNIX = 1;
    private static final int O_NONBLOCK = 04000;

    private final int descriptor;

    InheritedSocket(int descriptor) {
        this.descriptor = descriptor;
    }

    ServerChannel openByEpoll() throws IOException {
        if (descriptor == STANDARD_INPUT) {
            standardInput();
        } else {
            requireNonBlocking();
        }
        Socket socket = new Socket(descriptor);
        try {
            if (socket.getIntOpt(SOL_SOCKET, SO_ACCEPTCONN) == 0) {
                throw notListening();
            }
            return socket.getIntOpt(SOL_SOCKET, SO_DOMAIN) == AF_UNIX
                    ? new EpollServerDomainSocketChannel(descriptor, true)
                    : new EpollServerSocketChannel(descriptor);
        } catch (io.netty.channel.ChannelException e) {
            throw new IOException("descriptor " + descriptor + ": is no socket", e);
        }
    }

    ServerChannel openByNio() throws IOException {
        if (descriptor != STANDARD_INPUT) {
            throw new IOException("descriptor " + descriptor
                    + ": without epoll only standard input can be taken over; give one socket there, with --inetd");
        }
        ServerSocketChannel channel = standardInput();
        return channel.getLocalAddress() instanceof UnixDomainSocketAddress
                ? new NioServerDomainSocketChannel(channel)
                : new NioServerSocketChannel(channel);
    }

    /** A duplicate of standard input; the two do not block from now on. */
    private ServerSocketChannel standardInput() throws IOException {
        Channel channel = System.inheritedChannel();
        if (!(channel instanceof ServerSocketChannel server)) {
            throw notListening();
        }
        server.configureBlocking(false);
        return server;
    }

    private void requireNonBlocking() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/fdinfo/" + descriptor))) {
            if (line.startsWith("flags:")) {
                int flags =
                        (int) Long.parseLong(line.substring("flags:".length()).trim(), 8);
                if ((flags & O_NONBLOCK) == 0) {
                    throw new IOException(
                            "descriptor " + descriptor + ": blocks; set NonBlocking=true in the unit of the service");
                }
            }
        }
    }

    private IOException notListening() {
        return new IOException("descriptor " + descriptor
                + ": is no listening socket; set wait in inetd.conf, Accept=no in the unit of the socket");
    }
}
