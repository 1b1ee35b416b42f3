package io.vncshot.proxy.address;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A block of addresses, as 10.0.0.0/8 or 2001:db8::/32; an address alone is a block of one. */
public final class Cidr {
    private final byte[] prefix;
    private final int bits;

    private Cidr(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    /** Reads it; bits behind the prefix must be zero. */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        byte @Nullable [] prefix = NetUtil.createByteArrayFromIpAddressString(literal);
        if (prefix == null) {
            throw new IllegalArgumentException(text + ": must be an address or a block, as 10.0.0.0/8");
        }
        Cidr block = new Cidr(prefix, slash < 0 ? prefix.length * 8 : parseBits(text, slash + 1, prefix.length * 8));
        if (!Arrays.equals(block.masked(prefix), prefix)) {
            throw new IllegalArgumentException(text + ": has bits behind its prefix; they must be zero");
        }
        return block;
    }

    private static int parseBits(String text, int start, int most) {
        int bits = 0;
        for (int i = start; i < text.length() && bits <= most; i++) {
            int digit = text.charAt(i) - '0';
            bits = digit < 0 || digit > 9 ? most + 1 : bits * 10 + digit;
        }
        if (start == text.length() || bits > most) {
            throw new IllegalArgumentException(text + ": behind the slash must be a number up to " + most);
        }
        return bits;
    }

    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == prefix.length && Arrays.equals(masked(bytes), prefix);
    }

    /** Whether one of the blocks has the address. */
    public static boolean anyContains(List<Cidr> blocks, InetAddress address) {
        for (Cidr block : blocks) {
            if (block.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private byte[] masked(byte[] bytes) {
        byte[] masked = new byte[bytes.length];
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.max(0, Math.min(8, bits - i * 8));
            masked[i] = (byte) (bytes[i] & (0xff00 >> kept));
        }
        return masked;
    }
}
