package io.vncshot.proxy.token;

import com.sun.net.httpserver.HttpServer;
import io.vncshot.proxy.address.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@Timeout(60)
final class HttpTokensTest {
    private final HttpServer server;
    private String body = "";
    private int status = 200;
    private String asked = "";

    HttpTokensTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked = exchange.getRequestURI().toString();
            byte[] bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"host\":\"h\",\"port\":5900}', h:5900",
        "'{\"host\":\"h\",\"port\":\"5900\",\"more\":[]}', h:5900",
        "'{\"host\":\"::1\",\"port\":1}', [::1]:1"
    })
    void anObjectHasHostAndPort(String json, String target) throws Exception {
        body = json;
        assertThat(tokens(HttpTokens.Format.JSON).find("t")).hasToString(target);
        assertThat(asked).isEqualTo("/x?t=t");
    }

    @Test
    void textIsHostAndPort() throws Exception {
        body = "h:5900\n";
        assertThat(tokens(HttpTokens.Format.TEXT).find("t")).isEqualTo(Target.parse("h:5900"));
    }

    @Test
    void aTokenCannotLeaveItsPlaceInTheAddress() throws Exception {
        body = "h:5900";
        tokens(HttpTokens.Format.TEXT).find("a b/../&c=d#e%?é");
        assertThat(asked).isEqualTo("/x?t=a%20b%2F..%2F%26c%3Dd%23e%25%3F%C3%A9");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 403, 404})
    void anyAnswerButSuccessIsAnUnknownToken(int answer) throws Exception {
        status = answer;
        assertThat(tokens(HttpTokens.Format.JSON).find("t")).isNull();
        assertThat(asked).isEqualTo("/x?t=t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{\"host\":\"h\"}",
                "{\"host\":1,\"port\":1}",
                "{\"host\":\"h\",\"port\":0}",
                "{\"host\":\"h\",\"port\":65536}",
                "{\"host\":\"h\",\"port\":\"x\"}",
                "{\"host\":\"\",\"port\":1}"
            })
    void otherAnswersAreErrorsThatHoldNothingOfThem(String json) {
        body = json;
        assertThatIOException()
                .isThrownBy(() -> tokens(HttpTokens.Format.JSON).find("t"))
                .withMessageStartingWith("a token's ");
    }

    @Test
    void aBodyOverItsLimitIsAnError() {
        body = "{" + " ".repeat(LimitedBody.MAX_SIZE) + "}";
        assertThatIOException()
                .isThrownBy(() -> tokens(HttpTokens.Format.JSON).find("t"))
                .withMessageContaining("over 65536 bytes");
    }

    @Test
    void aServerInTroubleIsAnError() {
        status = 500;
        assertThatIOException().isThrownBy(() -> tokens(HttpTokens.Format.JSON).find("t"));
        server.stop(0);
        assertThatIOException().isThrownBy(() -> tokens(HttpTokens.Format.JSON).find("t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h/", "ftp://h/%s", "http://[/%s", "%s"})
    void theSourceMustBeAnAddressWithAPlaceForTheToken(String source) {
        assertThatIllegalArgumentException().isThrownBy(() -> new HttpTokens(source, HttpTokens.Format.JSON));
    }

    private HttpTokens tokens(HttpTokens.Format format) {
        return new HttpTokens("http://127.0.0.1:" + server.getAddress().getPort() + "/x?t=%s", format);
    }
}
