package io.vncshot.proxy.log;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.Socket;
import io.vncshot.proxy.address.HostPort;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.slf4j.event.Level;

/** Sends each line as a datagram; one that cannot be sent at once is lost, as syslog has it. */
public final class Syslog implements LogSink {
    private static final int MAX_MESSAGE = 8192;

    /** A socket that datagrams can be sent by. */
    private interface Outlet {
        void send(ByteBuffer datagram) throws IOException;
    }

    private final SyslogFormat format;
    private final SyslogFormat.Source source;
    private final Outlet outlet;

    private Syslog(SyslogFormat format, SyslogFormat.Source source, Outlet outlet) {
        this.format = format;
        this.source = source;
        this.outlet = outlet;
    }

    /** Whether a destination is the path of a socket; what has a colon is HOST:PORT, unless it begins with a slash. */
    public static boolean isPath(String destination) {
        return destination.startsWith("/") || destination.indexOf(':') < 0;
    }

    /** The destination is HOST:PORT, for UDP, or the path of a socket, as /dev/log. */
    public static Syslog open(String destination, SyslogFormat format, SyslogFormat.Source source) throws IOException {
        try {
            Outlet outlet = isPath(destination) ? openPath(destination) : openUdp(destination);
            return new Syslog(format, source, outlet);
        } catch (IOException e) {
            throw new IOException("--syslog " + destination + ": cannot be reached: " + e.getMessage(), e);
        }
    }

    private static Outlet openUdp(String destination) throws IOException {
        HostPort address = HostPort.parseTarget(destination);
        InetSocketAddress resolved = new InetSocketAddress(address.host(), address.port());
        if (resolved.isUnresolved()) {
            throw new IOException("the host name is not known");
        }
        DatagramChannel channel = DatagramChannel.open();
        channel.connect(resolved);
        channel.configureBlocking(false);
        return channel::write;
    }

    /** Java itself has no datagrams of this kind. */
    private static Outlet openPath(String path) throws IOException {
        if (!Epoll.isAvailable()) {
            throw new IOException("without epoll only HOST:PORT can");
        }
        Socket socket = Socket.newSocketDomainDgram();
        try {
            socket.connect(new DomainSocketAddress(path));
        } catch (FileNotFoundException e) {
            socket.close();
            throw new IOException("no such socket", e);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return datagram -> {
            ByteBuffer direct = ByteBuffer.allocateDirect(datagram.remaining()).put(datagram);
            socket.write(direct, 0, direct.position());
        };
    }

    @Override
    public void write(Level level, String line) {
        byte[] message =
                format.format(source, level, System.currentTimeMillis(), line).getBytes(StandardCharsets.UTF_8);
        try {
            outlet.send(ByteBuffer.wrap(Arrays.copyOf(message, Math.min(message.length, MAX_MESSAGE))));
        } catch (IOException e) {
            return; // there is no log to say so in
        }
    }
}
