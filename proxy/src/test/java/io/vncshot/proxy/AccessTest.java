package io.vncshot.proxy;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
final class AccessTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TokenFile", "ReadOnlyTokenFile", "websockify.token_plugins.TokenFile", "file"})
    void aTokenInAFileLeadsToItsTarget(String plugin) throws Exception {
        try (TestTarget target = TestTarget.echo()) {
            Path file = Files.writeString(folder.resolve("t"), "# one\na:b: " + target.address() + "\nc: h:1\n");
            try (TestProxy proxy = new TestProxy("--token-plugin", plugin, "--token-source", file.toString())) {
                assertEchoes(proxy, "/x?y=1&token=a%3Ab");
            }
        }
    }

    @Test
    void aFolderOfTokenFilesIsReadAgainForEachToken() throws Exception {
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy("--target-config", folder.toString())) {
            assertThat(status(proxy, "/?token=new")).isEqualTo("403");
            Files.writeString(folder.resolve("later"), "new: " + target.address());
            assertEchoes(proxy, "/?token=new");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?token=",
                "/?token=b",
                "/?token=A",
                "/?token=a%20",
                "/?token=a%0a",
                "/?token=a%00",
                "/?token=a&token=a",
                "/?token=%",
                "/?Token=a",
                "/?xtoken=a"
            })
    void otherTokensReachNoTarget(String path) throws Exception {
        try (TestTarget target = TestTarget.echo()) {
            Path file = Files.writeString(folder.resolve("t"), "a: " + target.address());
            try (TestProxy proxy = new TestProxy("--target-config", file.toString())) {
                assertThat(status(proxy, path)).isEqualTo("403");
                assertThat(target.connections).hasValue(0);
            }
        }
    }

    @Test
    void theHostNameMayBeTheToken() throws Exception {
        try (TestTarget target = TestTarget.echo()) {
            Path file = Files.writeString(folder.resolve("t"), "h: " + target.address());
            try (TestProxy proxy = new TestProxy("--target-config", file.toString(), "--host-token")) {
                assertEchoes(proxy, "/");
            }
        }
    }

    @Test
    void aFileOfTheTokensNameHoldsItsTarget() throws Exception {
        try (TestTarget target = TestTarget.echo()) {
            Path tokens = Files.createDirectory(folder.resolve("tokens"));
            Files.writeString(tokens.resolve("a"), target.address() + "\n");
            Files.writeString(folder.resolve("b"), target.address());
            Files.writeString(tokens.resolve(".c"), target.address());
            Files.createSymbolicLink(tokens.resolve("link"), folder.resolve("b"));
            try (TestProxy proxy = new TestProxy("--token-plugin=TokenFileName", "--token-source", tokens.toString())) {
                assertEchoes(proxy, "/?token=a");
                for (String token : new String[] {"../b", "..%2fb", "link", ".c", ".", "..", folder + "/b"}) {
                    assertThat(status(proxy, "/?token=" + token)).as(token).isEqualTo("403");
                }
            }
        }
    }

    @Test
    void aSocketOfTheTokensNameIsTheTarget() throws Exception {
        Path sockets = Files.createDirectory(folder.resolve("sockets"));
        Files.writeString(sockets.resolve("file"), "");
        try (ServerSocketChannel inside = listen(sockets.resolve("a"));
                ServerSocketChannel outside = listen(folder.resolve("b"));
                TestProxy proxy = new TestProxy(
                        "--token-plugin=UnixDomainSocketDirectory", "--token-source", sockets.toString());
                WebSocketClient client = proxy.connect()) {
            assertThat(client.open("/?token=a", "")).startsWith("HTTP/1.1 101 ");
            inside.accept().close();
            assertThat(client.readToClose()).isEqualTo("|1000");
            assertThat(status(proxy, "/?token=../b")).isEqualTo("403");
            assertThat(status(proxy, "/?token=file")).isEqualTo("403");
            assertThat(outside.isOpen()).isTrue();
        }
    }

    private static ServerSocketChannel listen(Path path) throws Exception {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 401",
        "Basic u:p, 101",
        "bAsIc u:p, 101",
        "Basic u:q, 401",
        "Basic u:p2, 401",
        "Basic u, 401",
        "Bearer u:p, 403",
        "Basic, 403"
    })
    void basicCredentialsAreChecked(String credentials, String status) throws Exception {
        String field = credentials;
        if (credentials.indexOf(' ') > 0) {
            String[] words = credentials.split(" ");
            field = words[0] + " " + Base64.getEncoder().encodeToString(words[1].getBytes(UTF_8));
        }
        String fields = credentials.isEmpty() ? "" : "Authorization: " + field + "\r\n";
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address(), "--auth-plugin=BasicHTTPAuth", "--auth-source=u:p")) {
            assertThat(status(proxy, "/", fields)).isEqualTo(status);
        }
    }

    @Test
    void authenticationComesBeforeTokensAndCoversFiles() throws Exception {
        Path file = Files.writeString(folder.resolve("t"), "a: h:1");
        try (TestProxy proxy = new TestProxy(
                "--target-config=" + file, "--auth-plugin=basic", "--auth-source=u:p", "--web=" + folder)) {
            assertThat(status(proxy, "/?token=unknown")).isEqualTo("401");
            assertThat(WebTest.exchange(proxy, "GET /t HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 401 ")
                    .doesNotContain("h:1");
        }
    }

    @Test
    void filesMayBeLeftOpen() throws Exception {
        Files.writeString(folder.resolve("t"), "open");
        try (TestProxy proxy =
                new TestProxy("h:1", "--auth-plugin=basic", "--auth-source=u:p", "--web=" + folder, "--no-web-auth")) {
            assertThat(WebTest.exchange(proxy, "GET /t HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                    .endsWith("open");
            assertThat(status(proxy, "/")).isEqualTo("401");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'Origin: https://a', 101",
        "'Origin: https://b:81', 101",
        "'Origin: https://b', 403",
        "'Origin: https://A', 403",
        "'Origin: https://a.evil', 403",
        "'Origin: null', 403",
        "X: y, 403",
        "'Origin: https://a|Origin: https://a', 403"
    })
    void originsAreExact(String fields, String status) throws Exception {
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(
                        target.address(), "--auth-plugin=ExpectOrigin", "--auth-source=https://a https://b:81")) {
            assertThat(status(proxy, "/", fields.replace("|", "\r\n") + "\r\n")).isEqualTo(status);
        }
    }

    private static void assertEchoes(TestProxy proxy, String path) throws Exception {
        try (WebSocketClient client = proxy.connect()) {
            assertThat(client.open(path, "")).startsWith("HTTP/1.1 101 ");
            client.sendFrame(0x82, "x".getBytes(US_ASCII));
            assertThat(client.readFrame().text()).isEqualTo("x");
        }
    }

    private static String status(TestProxy proxy, String path) throws Exception {
        return status(proxy, path, "");
    }

    private static String status(TestProxy proxy, String path, String fields) throws Exception {
        try (WebSocketClient client = proxy.connect()) {
            return client.open(path, fields).substring(9, 12);
        }
    }
}
