package io.vncshot.proxy.proxyprotocol;

import io.vncshot.proxy.Hex;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

final class ProxyHeaderTest {
    private final InetSocketAddress ipv4 = new InetSocketAddress("192.0.2.1", 56324);
    private final InetSocketAddress ipv6 = new InetSocketAddress("2001:db8::2", 443);

    @Test
    void version1IsALine() {
        assertThat(ProxyHeader.encode(ProxyHeader.Version.V1, ipv4, ipv4))
                .asString(US_ASCII)
                .isEqualTo("PROXY TCP4 192.0.2.1 192.0.2.1 56324 56324\r\n");
        assertThat(ProxyHeader.encode(ProxyHeader.Version.V1, null, ipv4))
                .asString(US_ASCII)
                .isEqualTo("PROXY UNKNOWN\r\n");
    }

    @Test
    void mixedFamiliesAreThoseOfIpv6() {
        assertThat(ProxyHeader.encode(ProxyHeader.Version.V1, ipv4, ipv6))
                .asString(US_ASCII)
                .isEqualTo("PROXY TCP6 ::ffff:192.0.2.1 2001:db8:0:0:0:0:0:2 56324 443\r\n");
        assertThat(ProxyHeader.encode(ProxyHeader.Version.V2, ipv4, ipv6))
                .containsExactly(Hex.bytes("0d0a0d0a 000d0a51 5549540a 21 21 0024"
                        + "00000000 00000000 0000ffff c0000201" + "20010db8 00000000 00000000 00000002 dc04 01bb"));
    }

    @Test
    void unknownAddressesOfVersion2AreNone() {
        assertThat(ProxyHeader.encode(ProxyHeader.Version.V2, ipv4, null))
                .containsExactly(Hex.bytes("0d0a0d0a 000d0a51 5549540a 21 00 0000"));
    }
}
