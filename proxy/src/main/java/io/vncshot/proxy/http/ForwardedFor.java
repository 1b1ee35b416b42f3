package io.vncshot.proxy.http;

import io.netty.util.NetUtil;
import io.vncshot.proxy.address.Cidr;
import io.vncshot.proxy.transport.ClientAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the client in X-Forwarded-For, whose entries count as far as trusted proxies have written them. */
public final class ForwardedFor {
    private static final int MOST_PROXIES = 32;

    private final List<Cidr> trusted;

    public ForwardedFor(List<Cidr> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /** Notes the client of this request on its channel. */
    public void note(Exchange exchange) {
        if (trusted.isEmpty()) {
            return;
        }
        InetAddress peer = ClientAddress.peerIp(exchange.channel());
        InetSocketAddress client = peer != null && isTrusted(peer)
                ? find(exchange.request().headers().list("x-forwarded-for"))
                : null;
        ClientAddress.setForwarded(exchange.channel(), client);
    }

    public boolean trustsNobody() {
        return trusted.isEmpty();
    }

    public boolean isTrusted(InetAddress address) {
        return Cidr.anyContains(trusted, address);
    }

    /** From the last entry to the first: the first one that is no trusted proxy, or the last that is an address. */
    @Nullable
    InetSocketAddress find(List<String> entries) {
        InetSocketAddress found = null;
        int first = Math.max(0, entries.size() - MOST_PROXIES);
        for (int i = entries.size() - 1; i >= first; i--) {
            InetSocketAddress entry = parse(entries.get(i));
            if (entry == null) {
                return found;
            }
            found = entry;
            if (!isTrusted(entry.getAddress())) {
                return found;
            }
        }
        return found;
    }

    /** An address, with or without a port; an IPv6 one with a port has brackets. */
    private static @Nullable InetSocketAddress parse(String entry) {
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(entry);
        if (address != null) {
            return new InetSocketAddress(address, 0);
        }
        int colon = entry.lastIndexOf(':');
        String host = colon < 0 || entry.endsWith("]") ? entry : entry.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        address = NetUtil.createInetAddressFromIpAddressString(host);
        return address == null ? null : new InetSocketAddress(address, 0);
    }
}
