package io.vncshot.proxy.proxyprotocol;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.DecoderException;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a header of the PROXY protocol, of either version, strictly. */
final class ProxyHeaderParser {
    /** The longest of version 1, with its CRLF (§2.1). */
    static final int MAX_VERSION_1 = 107;

    /** Addresses take at most 216 bytes; the rest is for extensions. */
    static final int MAX_VERSION_2 = 16 + 2048;

    private static final byte[] SIGNATURE = ProxyHeader.signature();
    private static final byte[] PROXY = "PROXY ".getBytes(StandardCharsets.US_ASCII);

    /** What a header says; no source stands for the connection's own. */
    record Header(@Nullable InetSocketAddress source) {}

    private ProxyHeaderParser() {}

    /** Takes the header from the buffer; null if it is not all there. A DecoderException says what is wrong with it. */
    static @Nullable Header parse(ByteBuf in) {
        int first = in.getByte(in.readerIndex());
        if (first == SIGNATURE[0]) {
            return startsWith(in, SIGNATURE) ? parseVersion2(in) : null;
        }
        return startsWith(in, PROXY) ? parseVersion1(in) : null;
    }

    /** False if there are too few bytes to tell. */
    private static boolean startsWith(ByteBuf in, byte[] expected) {
        int n = Math.min(expected.length, in.readableBytes());
        for (int i = 0; i < n; i++) {
            if (in.getByte(in.readerIndex() + i) != expected[i]) {
                throw bad("a connection must begin with it");
            }
        }
        return n == expected.length;
    }

    private static @Nullable Header parseVersion1(ByteBuf in) {
        int length = in.bytesBefore((byte) '\n') + 1;
        if (length > MAX_VERSION_1 || (length == 0 && in.readableBytes() >= MAX_VERSION_1)) {
            throw bad("version 1 has at most " + MAX_VERSION_1 + " bytes");
        }
        if (length == 0) {
            return null;
        }
        String line = in.readCharSequence(length, StandardCharsets.US_ASCII).toString();
        if (!line.endsWith("\r\n")) {
            throw bad("version 1 ends in CRLF");
        }
        String[] words = line.substring(0, length - 2).split(" ", -1);
        if (words[1].equals("UNKNOWN")) {
            return new Header(null);
        }
        return new Header(parseAddresses(words));
    }

    private static InetSocketAddress parseAddresses(String[] words) {
        boolean ipv6 = words[1].equals("TCP6");
        if (words.length != 6 || !(ipv6 || words[1].equals("TCP4"))) {
            throw bad("version 1 is PROXY TCP4 or TCP6, two addresses and two ports");
        }
        for (int i = 2; i < 4; i++) {
            if (ipv6 ? !NetUtil.isValidIpV6Address(words[i]) : !NetUtil.isValidIpV4Address(words[i])) {
                throw bad("an address is not of its family");
            }
        }
        parsePort(words[5]);
        return new InetSocketAddress(NetUtil.createInetAddressFromIpAddressString(words[2]), parsePort(words[4]));
    }

    private static int parsePort(String digits) {
        int port = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i > 4) {
                throw bad("a port is not a number up to 65535");
            }
            port = port * 10 + digit;
        }
        if (digits.isEmpty() || port > 65535 || (digits.length() > 1 && digits.charAt(0) == '0')) {
            throw bad("a port is not a number up to 65535");
        }
        return port;
    }

    private static @Nullable Header parseVersion2(ByteBuf in) {
        if (in.readableBytes() < 16) {
            return null;
        }
        int start = in.readerIndex();
        int command = in.getUnsignedByte(start + 12);
        int length = 16 + in.getUnsignedShort(start + 14);
        if (command != 0x20 && command != 0x21) {
            throw bad("version 2 has the commands LOCAL and PROXY");
        }
        if (length > MAX_VERSION_2) {
            throw bad("version 2 is taken up to " + MAX_VERSION_2 + " bytes");
        }
        if (in.readableBytes() < length) {
            return null;
        }
        ByteBuf header = in.readSlice(length);
        return new Header(command == 0x20 ? null : readSource(header));
    }

    private static @Nullable InetSocketAddress readSource(ByteBuf header) {
        int family = header.getUnsignedByte(13);
        int size = switch (family) {
            case 0x00, 0x31 -> 0;
            case 0x11 -> 4;
            case 0x21 -> 16;
            default -> throw bad("version 2 is for streams of IPv4, IPv6 or Unix domain sockets");
        };
        if (size == 0) {
            return null;
        }
        if (header.readableBytes() < 16 + 2 * size + 4) {
            throw bad("version 2 is too short for its addresses");
        }
        byte[] source = new byte[size];
        header.getBytes(16, source);
        try {
            return new InetSocketAddress(InetAddress.getByAddress(source), header.getUnsignedShort(16 + 2 * size));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DecoderException bad(String rule) {
        return new DecoderException("PROXY protocol: " + rule);
    }
}
