package io.vncshot.proxy.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

final class RequestParserTest {
    @Test
    void aRequestIsTakenApart() throws HttpException {
        HttpRequest request = parse("GET /a%20b?token=x HTTP/1.1|Host: h|X: 1 |x:\t2");
        assertThat(request.rawPath()).isEqualTo("/a%20b");
        assertThat(request.rawQuery()).isEqualTo("token=x");
        assertThat(request.headers().all("x")).containsExactly("1", "2");
        assertThat(request.keepsAlive()).isTrue();
    }

    @Test
    void theAbsoluteFormIsTaken() throws HttpException {
        assertThat(parse("GET http://h/x HTTP/1.1|Host: h").target()).isEqualTo("/x");
    }

    @ParameterizedTest
    @CsvSource({
        "'GET / HTTP/1.1', 400", // no Host
        "'GET / HTTP/1.1|Host: a|Host: a', 400",
        "'GET / HTTP/1.1|Host: a b', 400",
        "'GET / HTTP/1.1|Host: a/b', 400",
        "'GET / HTTP/1.1|Host: u@a', 400",
        "'GET / HTTP/1.1|Host: é', 400",
        "'GET  / HTTP/1.1|Host: a', 400",
        "'GET / HTTP/1.1 |Host: a', 400",
        "'GET / HTTP/2.0|Host: a', 505",
        "'GET / http/1.1|Host: a', 400",
        "'GET x HTTP/1.1|Host: a', 400",
        "'GET /é HTTP/1.1|Host: a', 400",
        "'G@T / HTTP/1.1|Host: a', 400",
        "'POST / HTTP/1.1|Host: a', 405",
        "'BREW / HTTP/1.1|Host: a', 501",
        "'GET / HTTP/1.1|Host : a', 400",
        "'GET / HTTP/1.1|Host: a| folded', 400",
        "'GET / HTTP/1.1|Host: a|novalue', 400",
        "'GET / HTTP/1.1|Host: a|Content-Length: 1', 400",
        "'GET / HTTP/1.1|Host: a|Transfer-Encoding: chunked', 400",
        "'GET / HTTP/1.1|Host: a|X: a\0b', 400",
        "'GET / HTTP/1.1|Host: a|X: a\nY: b', 400"
    })
    void whatIsNotWellFormedIsRefused(String head, int status) {
        assertThatExceptionOfType(HttpException.class)
                .isThrownBy(() -> parse(head))
                .matches(e -> e.status().code() == status, "status " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "h", "h.example:6080", "[2001:db8::1]:6080", "under_score", "10.0.0.1", "%41"})
    void aHostMayHaveAPortAndMayBeEmpty(String host) throws HttpException {
        assertThat(parse("GET / HTTP/1.1|Host: " + host).headers().only("host")).isEqualTo(host);
    }

    @Test
    void aCarriageReturnAloneIsRefused() {
        assertThatExceptionOfType(HttpException.class)
                .isThrownBy(() -> new RequestParser("GET / HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n").parse());
    }

    @Test
    void theTargetHasALimit() throws HttpException {
        assertThat(parse("GET /" + "a".repeat(8191) + " HTTP/1.1|Host: h").target())
                .hasSize(8192);
        assertThatExceptionOfType(HttpException.class)
                .isThrownBy(() -> parse("GET /" + "a".repeat(8192) + " HTTP/1.1|Host: h"))
                .matches(e -> e.status() == HttpStatus.URI_TOO_LONG);
    }

    @Test
    void theNumberOfFieldsHasALimit() throws HttpException {
        assertThat(parse("GET / HTTP/1.1|Host: h" + "|X: 1".repeat(99))
                        .headers()
                        .size())
                .isEqualTo(100);
        assertThatExceptionOfType(HttpException.class)
                .isThrownBy(() -> parse("GET / HTTP/1.1|Host: h" + "|X: 1".repeat(100)))
                .matches(e -> e.status() == HttpStatus.HEADER_FIELDS_TOO_LARGE);
    }

    private static HttpRequest parse(String head) throws HttpException {
        return new RequestParser(head.replace("|", "\r\n") + "\r\n\r\n").parse();
    }
}
