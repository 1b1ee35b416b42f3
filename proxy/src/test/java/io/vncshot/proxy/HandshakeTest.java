package io.vncshot.proxy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
final class HandshakeTest {
    @Test
    void theAnswerIsThatOfTheRfcsExample() throws Exception {
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address());
                WebSocketClient client = proxy.connect()) {
            assertThat(client.open("/", "Sec-WebSocket-Protocol: base64 , binary\r\n"))
                    .contains("\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")
                    .contains("\r\nSec-WebSocket-Protocol: binary\r\n");
        }
    }

    @Test
    void withoutASubprotocolNoneIsAnswered() throws Exception {
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address());
                WebSocketClient client = proxy.connect()) {
            assertThat(client.open("/", "")).doesNotContain("Protocol:");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "12", "14", ""})
    void otherVersionsAreToldTheRightOne(String version) throws Exception {
        try (TestProxy proxy = new TestProxy("127.0.0.1:1");
                WebSocketClient client = proxy.connect()) {
            String upgrade = WebSocketClient.UPGRADE.replace("Version: 13", "Version: " + version);
            client.send(("GET / HTTP/1.1\r\n" + upgrade + "\r\n").getBytes(US_ASCII));
            assertThat(client.readHead()).startsWith("HTTP/1.1 426 ").contains("\r\nSec-WebSocket-Version: 13\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Upgrade: websocket, X: y",
        "'Connection: keep-alive, Upgrade', Connection: keep-alive",
        "Key: dGhlIHNhbXBsZSBub25jZQ==, Key: short",
        "Key: dGhlIHNhbXBsZSBub25jZQ==, 'Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='",
        "Version: 13, 'Version: 13\r\nSec-WebSocket-Protocol: chat'",
        "HTTP/1.1, HTTP/1.0"
    })
    void handshakesThatBreakARuleAreRefused(String rule, String broken) throws Exception {
        try (TestProxy proxy = new TestProxy("127.0.0.1:1");
                WebSocketClient client = proxy.connect()) {
            String head = ("GET / HTTP/1.1\r\n" + WebSocketClient.UPGRADE + "\r\n").replace(rule, broken);
            client.send(head.getBytes(US_ASCII));
            assertThat(client.readHead()).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void aHeadWithoutEndIsRefused() throws Exception {
        try (TestProxy proxy = new TestProxy("127.0.0.1:1");
                WebSocketClient client = proxy.connect()) {
            client.send(("GET / HTTP/1.1\r\nX: " + "a".repeat(33_000)).getBytes(US_ASCII));
            assertThat(client.readHead()).startsWith("HTTP/1.1 431 ");
            client.socket.shutdownOutput();
            assertThat(client.input().readAllBytes()).isNotEmpty();
        }
    }

    @Test
    void requestsInOneSegmentAreAnsweredInOrder() throws Exception {
        try (TestProxy proxy = new TestProxy("127.0.0.1:1");
                WebSocketClient client = proxy.connect()) {
            String request = "GET /none HTTP/1.1\r\nHost: h\r\n\r\n";
            client.send((request + request + request.replace("Host", "Connection: close\r\nHost")).getBytes(US_ASCII));
            String answers = new String(client.input().readAllBytes(), US_ASCII);
            assertThat(answers.split("HTTP/1.1 404", -1)).hasSize(4);
        }
    }
}
