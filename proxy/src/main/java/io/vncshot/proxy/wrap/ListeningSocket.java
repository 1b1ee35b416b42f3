package io.vncshot.proxy.wrap;

import io.netty.util.NetUtil;
import io.vncshot.proxy.address.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A TCP socket that listens; an IPv4 address in IPv6's form is the IPv4 address.
 *
 * @param inode the number that the system knows the socket by
 */
record ListeningSocket(InetAddress address, int port, long inode) {
    private static final String LISTENS = "0A";

    /** All of this machine, or of the network namespace of this process. */
    static List<ListeningSocket> all() throws IOException {
        List<ListeningSocket> sockets = new ArrayList<>(parse(Files.readAllLines(Path.of("/proc/net/tcp"))));
        Path six = Path.of("/proc/net/tcp6");
        if (Files.exists(six)) {
            sockets.addAll(parse(Files.readAllLines(six)));
        }
        return sockets;
    }

    /** Reads the lines of /proc/net/tcp or tcp6. */
    static List<ListeningSocket> parse(List<String> lines) throws IOException {
        List<ListeningSocket> sockets = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.trim().split(" +");
            if (words.length > 9 && words[3].equals(LISTENS)) {
                int colon = words[1].indexOf(':');
                sockets.add(new ListeningSocket(
                        parseAddress(words[1].substring(0, colon)),
                        Integer.parseInt(words[1].substring(colon + 1), 16),
                        Long.parseLong(words[9])));
            }
        }
        return sockets;
    }

    /** The system writes words of 32 bits as this machine's numbers. */
    private static InetAddress parseAddress(String digits) throws IOException {
        ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(digits));
        ByteBuffer address = ByteBuffer.allocate(words.capacity()).order(ByteOrder.nativeOrder());
        while (words.hasRemaining()) {
            address.putInt(words.getInt());
        }
        return InetAddress.getByAddress(address.array());
    }

    HostPort hostPort() {
        return new HostPort(NetUtil.toAddressString(address), port);
    }
}
