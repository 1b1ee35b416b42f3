package io.vncshot.proxy.transport;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Who is at the other end of a channel, also where proxies are in between. */
public final class ClientAddress {
    private static final AttributeKey<InetSocketAddress> PROXIED = AttributeKey.valueOf("proxied");
    private static final AttributeKey<InetSocketAddress> FORWARDED = AttributeKey.valueOf("forwarded");

    private ClientAddress() {}

    /** The client as far as it is known; null stands for a Unix domain socket without a name. */
    public static @Nullable SocketAddress of(Channel channel) {
        InetSocketAddress forwarded = channel.attr(FORWARDED).get();
        return forwarded == null ? peer(channel) : forwarded;
    }

    /** Who made the connection, which may be a proxy that speaks HTTP. */
    public static @Nullable SocketAddress peer(Channel channel) {
        InetSocketAddress proxied = channel.attr(PROXIED).get();
        return proxied == null ? channel.remoteAddress() : proxied;
    }

    /** The IP address of {@link #peer}, or null if it has none. */
    public static @Nullable InetAddress peerIp(Channel channel) {
        return peer(channel) instanceof InetSocketAddress address ? address.getAddress() : null;
    }

    /** A header of the PROXY protocol said so. */
    public static void setProxied(Channel channel, InetSocketAddress address) {
        channel.attr(PROXIED).set(address);
    }

    /** The current request says so; null takes back what the last one said. */
    public static void setForwarded(Channel channel, @Nullable InetSocketAddress address) {
        channel.attr(FORWARDED).set(address);
    }
}
