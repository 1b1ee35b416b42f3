package io.vncshot.proxy;

import io.vncshot.proxy.address.Cidr;
import io.vncshot.proxy.option.Given;
import io.vncshot.proxy.option.Option;
import io.vncshot.proxy.proxyprotocol.ProxyHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The options of other proxies in front of this one and behind it. */
final class ChainOptions {
    private static final Option TRUST_PROXY = Option.list(
            "--trust-proxy",
            "CIDR",
            "Believe X-Forwarded-For of proxies at these addresses, and headers of --proxy-protocol from"
                    + " them alone.");

    private static final Option PROXY_PROTOCOL = Option.flag(
            "Each connection must begin with a header of the PROXY protocol, version 1 or 2.", "--proxy-protocol");

    private static final Option SEND_PROXY = Option.value(
            "--send-proxy", "VERSION", "Begin connections to targets with a header of the PROXY protocol: v1 or v2.");

    static final List<Option> TABLE = List.of(TRUST_PROXY, PROXY_PROTOCOL, SEND_PROXY);

    List<String> trustProxy = List.of();
    boolean proxyProtocol;
    ProxyHeader.Version sendProxy = ProxyHeader.Version.NONE;

    void read(Given given) {
        trustProxy = given.list(TRUST_PROXY);
        proxyProtocol = given.isOn(PROXY_PROTOCOL);
        sendProxy = Objects.requireNonNullElse(given.choice(SEND_PROXY, ProxyHeader.Version.values()), sendProxy);
    }

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
