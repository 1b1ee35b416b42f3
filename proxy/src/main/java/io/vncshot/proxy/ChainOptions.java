package io.vncshot.proxy;

import io.vncshot.proxy.address.Cidr;
import io.vncshot.proxy.proxyprotocol.ProxyHeader;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of other proxies in front of this one and behind it. */
final class ChainOptions {
    @Option(
            names = "--trust-proxy",
            paramLabel = "CIDR",
            split = ",",
            description = "Believe X-Forwarded-For of proxies at these addresses, and headers of --proxy-protocol from"
                    + " them alone.")
    List<String> trustProxy = new ArrayList<>();

    @Option(
            names = "--proxy-protocol",
            description = "Each connection must begin with a header of the PROXY protocol, version 1 or 2.")
    boolean proxyProtocol;

    @Option(
            names = "--send-proxy",
            paramLabel = "VERSION",
            description = "Begin connections to targets with a header of the PROXY protocol: v1 or v2.")
    ProxyHeader.Version sendProxy = ProxyHeader.Version.NONE;

    void check() {
        trusted();
    }

    List<Cidr> trusted() {
        List<Cidr> blocks = new ArrayList<>();
        for (String text : trustProxy) {
            try {
                blocks.add(Cidr.parse(text));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("--trust-proxy " + e.getMessage(), e);
            }
        }
        return blocks;
    }
}
