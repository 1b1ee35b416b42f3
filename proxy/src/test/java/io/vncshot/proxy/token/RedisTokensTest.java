package io.vncshot.proxy.token;

import io.vncshot.proxy.InstalledProgram;
import io.vncshot.proxy.address.Target;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/** Against a real server with a password. */
@Timeout(60)
final class RedisTokensTest {
    @TempDir
    Path folder;

    private Process server;
    private int port;

    @BeforeEach
    void startServer() throws Exception {
        String program = InstalledProgram.require("/usr/bin/redis-server");
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = new ProcessBuilder(
                        program,
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--save",
                        "",
                        "--dir",
                        folder.toString(),
                        "--requirepass",
                        "se:cret")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().until(() -> command("PING").startsWith("+"));
    }

    @AfterEach
    void stopServer() throws Exception {
        if (server != null) {
            server.destroy();
            server.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"h:5900", "{\"host\": \"h:5900\"}", "unix_socket:/run/x"})
    void aValueIsATarget(String value) throws Exception {
        command("SET", "t", value);
        assertThat(tokens("").find("t")).isEqualTo(Target.parse(value.startsWith("{") ? "h:5900" : value));
    }

    @Test
    void unknownTokensLeadNowhere() throws Exception {
        assertThat(tokens("").find("t")).isNull();
        assertThat(tokens("").find("t\r\nGET u")).isNull();
    }

    @Test
    void theNamespaceAndTheDatabaseCount() throws Exception {
        command("SET", "vnc:t", "h:1");
        assertThat(tokens("vnc").find("t")).isEqualTo(Target.parse("h:1"));
        assertThat(new RedisTokens("127.0.0.1:" + port + ":1:'se:cret':vnc").find("t"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h", "{}", "{\"host\":1}", "{", "h:0"})
    void aValueThatIsNoTargetIsAnError(String value) {
        command("SET", "t", value);
        assertThatIOException().isThrownBy(() -> tokens("").find("t")).withMessageStartingWith("a token's value");
    }

    @Test
    void aWrongPasswordAKeyOfAnotherTypeAndAHugeValueAreErrors() {
        assertThatIOException()
                .isThrownBy(() -> new RedisTokens("127.0.0.1:" + port + "::wrong").find("t"))
                .withMessageContaining("AUTH was refused");
        command("LPUSH", "list", "a");
        assertThatIOException().isThrownBy(() -> tokens("").find("list"));
        command("SET", "t", "x".repeat(65_537));
        assertThatIOException().isThrownBy(() -> tokens("").find("t")).withMessageContaining("over 65536");
    }

    @Test
    void aServerThatIsNotThereIsAnError() throws Exception {
        server.destroy();
        server.waitFor();
        assertThatIOException().isThrownBy(() -> tokens("").find("t"));
    }

    @Test
    void fieldsMayBeQuotedAndEmpty() {
        assertThat(RedisTokens.split("\"::1\":6379::'a:b':n")).containsExactly("::1", "6379", "", "a:b", "n");
        assertThatIllegalArgumentException().isThrownBy(() -> new RedisTokens("'h"));
        assertThatIllegalArgumentException().isThrownBy(() -> new RedisTokens(""));
    }

    private RedisTokens tokens(String namespace) {
        return new RedisTokens("127.0.0.1:" + port + "::'se:cret':" + namespace);
    }

    private String command(String... words) {
        StringBuilder request = new StringBuilder("*2\r\n$4\r\nAUTH\r\n$7\r\nse:cret\r\n*" + words.length + "\r\n");
        for (String word : words) {
            request.append('$')
                    .append(word.length())
                    .append("\r\n")
                    .append(word)
                    .append("\r\n");
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.toString().getBytes(UTF_8));
            String granted = new String(socket.getInputStream().readNBytes(5), UTF_8);
            return granted.equals("+OK\r\n")
                    ? new String(socket.getInputStream().readNBytes(2), UTF_8)
                    : "";
        } catch (java.io.IOException e) {
            return "";
        }
    }
}
