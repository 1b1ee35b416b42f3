package io.vncshot.proxy;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
final class LifetimeTest {
    @Test
    void connectionsOverTheLimitAreToldSo() throws Exception {
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address(), "--max-connections=1");
                WebSocketClient first = proxy.open();
                WebSocketClient second = proxy.connect()) {
            assertThat(second.open("/", "")).startsWith("HTTP/1.1 503 ");
            first.sendFrame(0x82, (byte) 'x');
            assertThat(first.readFrame().text()).isEqualTo("x");
        }
    }

    @Test
    void shutDownSaysGoodbyeAndEndsWhenTheClientAgrees() throws Exception {
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address());
                WebSocketClient client = proxy.open()) {
            client.sendFrame(0x82, (byte) 'x');
            client.readFrame();
            Thread agree = new Thread(() -> agreeToGo(client), "client");
            agree.start();
            proxy.drain(new ProxyServer.Patience(0, 30));
            agree.join();
            assertThat(client.hasEnded()).isTrue();
        }
    }

    private static void agreeToGo(WebSocketClient client) {
        try {
            assertThat(client.readToClose()).isEqualTo("|1001");
            client.sendFrame(0x88, Hex.bytes("03e9"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void runOnceEndsAfterOneWebSocketAndTakesNoSecond() throws Exception {
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address(), "--run-once");
                WebSocketClient other = proxy.connect()) {
            try (WebSocketClient client = proxy.open()) {
                assertThat(other.open("/", "")).startsWith("HTTP/1.1 503 ");
                client.sendFrame(0x88);
                assertThat(client.readToClose()).isEqualTo("|-1");
            }
            proxy.awaitEnd();
        }
    }

    @Test
    void aTimeoutLetsOpenWebSocketsFinish() throws Exception {
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address(), "--timeout=1");
                WebSocketClient client = proxy.open()) {
            int port = proxy.port();
            Awaitility.await().until(() -> isRefused(port));
            client.sendFrame(0x82, (byte) 'x');
            assertThat(client.readFrame().text()).isEqualTo("x");
            client.socket.close();
            proxy.awaitEnd();
        }
    }

    @Test
    void anIdleProxyEnds() throws Exception {
        try (TestProxy proxy = new TestProxy("127.0.0.1:1", "--idle-timeout=1")) {
            proxy.awaitEnd();
        }
    }

    @Test
    void aClientThatAnswersNoPingIsDropped() throws Exception {
        try (TestTarget target = TestTarget.sink();
                TestProxy proxy = new TestProxy(target.address(), "--heartbeat=1");
                WebSocketClient client = proxy.open()) {
            assertThat(client.readFrame().opcode()).isEqualTo(9);
            client.sendFrame(0x8a);
            assertThat(client.readFrame().opcode()).isEqualTo(9);
            assertThat(client.hasEnded()).isTrue();
            assertThat(target.result.get(30, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void aClientThatHasGoneLeavesItsPlaceToTheNext() throws Exception {
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address(), "--max-connections=1")) {
            proxy.open().close();
            Awaitility.await().atMost(4, TimeUnit.SECONDS).until(() -> isServed(proxy));
        }
    }

    private static boolean isServed(TestProxy proxy) throws IOException {
        try (WebSocketClient client = proxy.connect()) {
            return client.open("/", "").startsWith("HTTP/1.1 101 ");
        }
    }

    private static boolean isRefused(int port) {
        try (Socket socket = TestProxy.connect("127.0.0.1", port)) {
            return !socket.isConnected();
        } catch (IOException e) {
            return true;
        }
    }
}
