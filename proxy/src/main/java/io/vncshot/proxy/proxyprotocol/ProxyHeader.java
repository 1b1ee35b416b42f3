package io.vncshot.proxy.proxyprotocol;

import java.io.ByteArrayOutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes headers of the PROXY protocol (HAProxy's proxy-protocol.txt, §2.1 and §2.2). */
public final class ProxyHeader {
    private static final byte[] SIGNATURE = {0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a};
    private static final int VERSION_2_PROXY = 0x21;
    private static final int TCP_IPV4 = 0x11;
    private static final int TCP_IPV6 = 0x21;

    /** The versions; NONE sends no header. */
    public enum Version {
        NONE,
        V1,
        V2
    }

    private ProxyHeader() {}

    static byte[] signature() {
        return SIGNATURE.clone();
    }

    /** The header for a connection between these; what has no IP address makes it one of unknown addresses. */
    public static byte[] encode(Version version, @Nullable SocketAddress source, @Nullable SocketAddress destination) {
        if (!(source instanceof InetSocketAddress from) || !(destination instanceof InetSocketAddress to)) {
            return encodeUnknown(version);
        }
        return switch (version) {
            case NONE -> new byte[0];
            case V1 -> version1(from, to);
            case V2 -> version2(from, to);
        };
    }

    private static byte[] encodeUnknown(Version version) {
        return switch (version) {
            case NONE -> new byte[0];
            case V1 -> "PROXY UNKNOWN\r\n".getBytes(StandardCharsets.US_ASCII);
            case V2 -> version2(0, new byte[0]);
        };
    }

    private static byte[] version1(InetSocketAddress source, InetSocketAddress destination) {
        boolean ipv4 = areIpv4(source, destination);
        String line = "PROXY " + (ipv4 ? "TCP4 " : "TCP6 ") + text(source, ipv4) + " " + text(destination, ipv4) + " "
                + source.getPort() + " " + destination.getPort() + "\r\n";
        return line.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] version2(InetSocketAddress source, InetSocketAddress destination) {
        boolean ipv4 = areIpv4(source, destination);
        ByteArrayOutputStream addresses = new ByteArrayOutputStream(36);
        addresses.writeBytes(bytes(source, ipv4));
        addresses.writeBytes(bytes(destination, ipv4));
        for (int port : new int[] {source.getPort(), destination.getPort()}) {
            addresses.write(port >> 8);
            addresses.write(port);
        }
        return version2(ipv4 ? TCP_IPV4 : TCP_IPV6, addresses.toByteArray());
    }

    private static byte[] version2(int family, byte[] addresses) {
        ByteArrayOutputStream header = new ByteArrayOutputStream(52);
        header.writeBytes(SIGNATURE);
        header.write(VERSION_2_PROXY);
        header.write(family);
        header.write(0);
        header.write(addresses.length);
        header.writeBytes(addresses);
        return header.toByteArray();
    }

    private static boolean areIpv4(InetSocketAddress source, InetSocketAddress destination) {
        return source.getAddress() instanceof Inet4Address && destination.getAddress() instanceof Inet4Address;
    }

    private static String text(InetSocketAddress address, boolean ipv4) {
        InetAddress ip = address.getAddress();
        if (ipv4 || !(ip instanceof Inet4Address)) {
            String text = ip.getHostAddress();
            int scope = text.indexOf('%');
            return scope < 0 ? text : text.substring(0, scope);
        }
        return "::ffff:" + ip.getHostAddress();
    }

    /** An IPv4 address beside an IPv6 one is written as a mapped one. */
    private static byte[] bytes(InetSocketAddress address, boolean ipv4) {
        byte[] bytes = address.getAddress().getAddress();
        if (ipv4 || bytes.length == 16) {
            return bytes;
        }
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        System.arraycopy(bytes, 0, mapped, 12, 4);
        return mapped;
    }
}
