package io.vncshot.proxy;

import io.vncshot.proxy.option.UsageException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

@Timeout(60)
final class ReportsTest {
    @TempDir
    Path folder;

    @Test
    void eachSessionIsRecordedInAFileOfItsOwn() throws Exception {
        Path prefix = folder.resolve("recording");
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address(), "--record", prefix.toString())) {
            echo(proxy, "first");
            echo(proxy, "second");
        }
        assertThat(Path.of(prefix + ".1"))
                .content()
                .contains("}first',", "{first',")
                .endsWith("'EOF'];\n");
        assertThat(Path.of(prefix + ".2")).content().contains("}second',").doesNotContain("first");
    }

    @Test
    void aRecordingWhoseFolderIsNotThereIsRefusedAtTheStart() {
        Path prefix = folder.resolve("none/recording");
        assertThatIOException()
                .isThrownBy(() -> new TestProxy("h:1", "--record", prefix.toString()))
                .withMessage("--record " + prefix + ": its folder is not there or cannot be written");
    }

    @Test
    void theAccessLogHasALineForEachSession() throws Exception {
        Path log = folder.resolve("access");
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address(), "--access-log", log.toString())) {
            echo(proxy, "hello");
            await().until(() -> Files.readAllLines(log).size() == 1);
            assertThat(Files.readString(log))
                    .startsWith("{\"time\":\"2")
                    .contains("\"session\":1,", "\"client\":\"127.0.0.1:", "\"target\":\"" + target.address() + "\"")
                    .contains("\"bytes_from_client\":5,\"bytes_from_target\":5,\"duration_ms\":")
                    .endsWith("\"reason\":\"client_closed\"}\n");
        }
    }

    @Test
    void aRefusalForTheLimitIsCounted() throws Exception {
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address(), "--metrics=0", "--max-connections=1");
                WebSocketClient open = proxy.open();
                WebSocketClient refused = proxy.connect()) {
            refused.open("/", "");
            int port = ((InetSocketAddress) proxy.server.metricsAddresses().get(0)).getPort();
            assertThat(get(port, "/metrics")).contains("websockify_refusals_total{status=\"503\"} 1\n");
            assertThat(open.socket.isConnected()).isTrue();
        }
    }

    @Test
    void metricsAreServedOnAPortOfTheirOwn() throws Exception {
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address(), "--metrics=0");
                WebSocketClient open = proxy.open()) {
            echo(proxy, "hello");
            try (WebSocketClient refused = proxy.connect()) {
                refused.open("/", "Sec-WebSocket-Protocol: chat\r\n");
            }
            int port = ((InetSocketAddress) proxy.server.metricsAddresses().get(0)).getPort();
            await().until(() ->
                    get(port, "/metrics").contains("websockify_session_ends_total{reason=\"client_closed\"} 1\n"));
            assertThat(get(port, "/metrics"))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("websockify_sessions_total 2\n", "websockify_sessions 1\n")
                    .contains(
                            "websockify_bytes_total{from=\"client\"} 5\n",
                            "websockify_refusals_total{status=\"400\"} 1\n");
            assertThat(get(port, "/healthz")).startsWith("HTTP/1.1 200 ").endsWith("\r\nok\n");
            assertThat(get(port, "/")).startsWith("HTTP/1.1 404 ");
            assertThat(open.socket.isConnected()).isTrue();
        }
    }

    @Test
    void healthIsToldOnTheMainPortTooButNoMetrics() throws Exception {
        try (TestProxy proxy = new TestProxy("h:1")) {
            assertThat(get(proxy.port(), "/healthz")).startsWith("HTTP/1.1 200 ");
            assertThat(get(proxy.port(), "/metrics")).startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void aDrainLetsSessionsFinishAndSaysSo() throws Exception {
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address(), "--metrics=0");
                WebSocketClient client = proxy.open()) {
            int port = ((InetSocketAddress) proxy.server.metricsAddresses().get(0)).getPort();
            CompletableFuture<Void> drained =
                    CompletableFuture.runAsync(() -> proxy.drain(new ProxyServer.Patience(30, 0)));
            await().until(() -> get(port, "/healthz").startsWith("HTTP/1.1 503 "));
            client.sendFrame(0x82, "still".getBytes(US_ASCII));
            assertThat(client.readFrame().text()).isEqualTo("still");
            client.sendFrame(0x88, Hex.bytes("03e8"));
            assertThat(client.readToClose()).isEqualTo("|1000");
            drained.join();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--legacy-syslog", "--syslog=host:x", "--metrics=x", "--drain-timeout=-1"})
    void whatCannotBeReportedIsRefused(String option) {
        org.assertj.core.api.Assertions.assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> ProxyOptions.parse("1", "h:1", option));
    }

    private static void echo(TestProxy proxy, String text) throws Exception {
        try (WebSocketClient client = proxy.open()) {
            client.sendFrame(0x82, text.getBytes(US_ASCII));
            assertThat(client.readFrame().text()).isEqualTo(text);
            client.sendFrame(0x88, Hex.bytes("03e8"));
            client.readToClose();
        }
    }

    private static String get(int port, String path) throws Exception {
        try (WebSocketClient client = new WebSocketClient(TestProxy.connect("127.0.0.1", port))) {
            client.send(("GET " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n").getBytes(US_ASCII));
            return new String(client.input().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
