package io.vncshot.proxy.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** In which order the addresses of a name are taken. */
public enum AddressOrder {
    AS_RESOLVED,
    IPV6_FIRST;

    /** The addresses of the name, at least one. It may block. */
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        return sort(List.of(InetAddress.getAllByName(host)));
    }

    List<InetAddress> sort(List<InetAddress> addresses) {
        if (this == AS_RESOLVED) {
            return addresses;
        }
        List<InetAddress> sorted = new ArrayList<>();
        for (InetAddress address : addresses) {
            if (address instanceof Inet6Address) {
                sorted.add(address);
            }
        }
        for (InetAddress address : addresses) {
            if (!(address instanceof Inet6Address)) {
                sorted.add(address);
            }
        }
        return sorted;
    }
}
