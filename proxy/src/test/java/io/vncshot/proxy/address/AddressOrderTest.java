package io.vncshot.proxy.address;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class AddressOrderTest {
    private final InetAddress a = NetUtil.createInetAddressFromIpAddressString("192.0.2.1");
    private final InetAddress b = NetUtil.createInetAddressFromIpAddressString("2001:db8::1");
    private final InetAddress c = NetUtil.createInetAddressFromIpAddressString("2001:db8::2");

    @Test
    void ipv6ComesFirstWhenPreferredAndTheOrderStaysOtherwise() {
        assertThat(AddressOrder.IPV6_FIRST.sort(List.of(a, b, c))).containsExactly(b, c, a);
        assertThat(AddressOrder.AS_RESOLVED.sort(List.of(a, b, c))).containsExactly(a, b, c);
    }
}
