package io.vncshot.proxy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Proxies in front and behind, and what targets may be reached. */
@Timeout(60)
final class ChainTest {
    private static final String HEADER = "PROXY TCP4 192.0.2.1 192.0.2.2 56324 443\r\n";

    @TempDir
    Path folder;

    @Test
    void theHeaderOfOneProxyReachesTheTargetOfTheNext() throws Exception {
        try (TestTarget target = TestTarget.sink();
                TestProxy proxy = new TestProxy(target.address(), "--proxy-protocol", "--send-proxy=v1");
                WebSocketClient client = proxy.connect()) {
            client.send(HEADER.getBytes(US_ASCII));
            assertThat(client.open("/", "")).startsWith("HTTP/1.1 101 ");
            client.sendFrame(0x82, "hello".getBytes(US_ASCII));
            client.sendFrame(0x88, Hex.bytes("03e8"));
            assertThat(target.result.get(30, TimeUnit.SECONDS))
                    .asString(US_ASCII)
                    .isEqualTo("PROXY TCP4 192.0.2.1 127.0.0.1 56324 " + proxy.port() + "\r\nhello");
        }
    }

    @Test
    void aConnectionWithoutAHeaderIsCut() throws Exception {
        try (TestProxy proxy = new TestProxy("h:1", "--proxy-protocol");
                WebSocketClient client = proxy.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(US_ASCII));
            assertIsCut(client);
        }
    }

    @Test
    void aHeaderFromWhomNobodyTrustsIsCut() throws Exception {
        try (TestProxy proxy = new TestProxy("h:1", "--proxy-protocol", "--trust-proxy=192.0.2.0/24");
                WebSocketClient client = proxy.connect()) {
            client.send(HEADER.getBytes(US_ASCII));
            assertIsCut(client);
        }
    }

    private static void assertIsCut(WebSocketClient client) {
        assertThat(endsWithoutAByte(client)).isTrue();
    }

    private static boolean endsWithoutAByte(WebSocketClient client) {
        try {
            return client.hasEnded();
        } catch (java.io.IOException e) {
            return true; // a reset
        }
    }

    @ParameterizedTest
    @CsvSource({"'--trust-proxy=127.0.0.0/8', 192.0.2.7:0", "'--trust-proxy=10.0.0.0/8', 127.0.0.1:"})
    void forwardedForCountsFromTrustedProxiesAlone(String trust, String client) throws Exception {
        Path log = folder.resolve("access");
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address(), trust, "--access-log", log.toString())) {
            try (WebSocketClient socket = proxy.connect()) {
                assertThat(socket.open("/", "X-Forwarded-For: 1.1.1.1, 192.0.2.7\r\n"))
                        .startsWith("HTTP/1.1 101 ");
            }
            await().until(() -> Files.readString(log).contains("\"client\":\"" + client));
        }
    }

    @Test
    void aTokenLeadsToNoTargetThatIsNotAllowed() throws Exception {
        try (TestTarget target = TestTarget.echo();
                TestTarget other = TestTarget.echo()) {
            Path tokens =
                    Files.writeString(folder.resolve("t"), "a: " + target.address() + "\nb: " + other.address() + "\n");
            try (TestProxy proxy =
                    new TestProxy("--target-config", tokens.toString(), "--allow-target", target.address())) {
                assertThat(status(proxy, "/?token=a", "")).isEqualTo("101");
                assertThat(status(proxy, "/?token=b", "")).isEqualTo("403");
                assertThat(other.connections).hasValue(0);
            }
        }
    }

    @Test
    void aFixedTargetMustBeAllowedToo() throws Exception {
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address(), "--allow-target=10.0.0.0/8")) {
            assertThat(status(proxy, "/", "")).isEqualTo("403");
            assertThat(target.connections).hasValue(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 101",
        "'Origin: http://h\r\n', 101",
        "'Origin: http://evil\r\n', 403",
        "'Origin: null\r\n', 403",
        "'Origin: http://h\r\nOrigin: http://h\r\n', 403"
    })
    void originsAreCheckedAgainstTheHost(String fields, String status) throws Exception {
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address(), "--check-origin")) {
            assertThat(status(proxy, "/", fields)).isEqualTo(status);
        }
    }

    @Test
    void checkingOriginsDropsNoAuthentication() throws Exception {
        try (TestProxy proxy =
                new TestProxy("h:1", "--check-origin", "--auth-plugin=BasicHTTPAuth", "--auth-source=u:p")) {
            assertThat(status(proxy, "/", "")).isEqualTo("401");
            assertThat(status(proxy, "/", "Origin: http://evil\r\nAuthorization: Basic dTpw\r\n"))
                    .isEqualTo("403");
        }
    }

    private static String status(TestProxy proxy, String path, String fields) throws Exception {
        try (WebSocketClient client = proxy.connect()) {
            return client.open(path, fields).substring(9, 12);
        }
    }
}
