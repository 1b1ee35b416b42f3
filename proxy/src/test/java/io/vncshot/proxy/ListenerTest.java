package io.vncshot.proxy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

@Timeout(60)
final class ListenerTest {
    @Test
    void aTakenPortIsAnErrorThatNamesIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String source = "127.0.0.1:" + taken.getLocalPort();
            assertThatIOException()
                    .isThrownBy(() -> ProxyServer.start(
                            ProxyOptions.parse(source, "h:1"), io.netty.buffer.UnpooledByteBufAllocator.DEFAULT))
                    .withMessageContaining(source)
                    .withMessageContaining("in use");
        }
    }

    @Test
    void allAddressesAreThoseOfIpv4AndIpv6() throws Exception {
        try (TestTarget target = TestTarget.echo()) {
            ProxyServer server = ProxyServer.start(
                    ProxyOptions.parse("0", target.address()), io.netty.buffer.UnpooledByteBufAllocator.DEFAULT);
            int port = ((InetSocketAddress) server.addresses().get(0)).getPort();
            for (String host : new String[] {"127.0.0.1", "::1"}) {
                try (WebSocketClient client = new WebSocketClient(TestProxy.connect(host, port))) {
                    assertThat(client.open("/", "")).startsWith("HTTP/1.1 101 ");
                }
            }
            server.drain(new ProxyServer.Patience(0, 1));
        }
    }
}
