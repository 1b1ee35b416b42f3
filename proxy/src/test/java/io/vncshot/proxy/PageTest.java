package io.vncshot.proxy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
final class PageTest {
    @Test
    void thePageIsServedWithAStrictPolicy() throws Exception {
        assertThat(get("/?autoconnect=1&token=a", ""))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("\r\nContent-Type: text/html; charset=utf-8\r\n")
                .contains("\r\nContent-Security-Policy: default-src 'none'; script-src 'self';")
                .contains("\r\nReferrer-Policy: no-referrer\r\n")
                .contains("\r\nX-Content-Type-Options: nosniff\r\n")
                .contains("\r\nCache-Control: no-cache\r\n")
                .contains("\r\nVary: Accept-Encoding\r\n")
                .contains("\r\n\r\n<!doctype html>")
                .doesNotContain("unsafe");
    }

    @Test
    void everythingThatThePageNamesIsServed() throws Exception {
        Matcher names = Pattern.compile("(?:href|src)=\"([^\":#]+)\"").matcher(get("/", ""));
        int count = 0;
        while (names.find()) {
            assertThat(get("/" + names.group(1), "")).as(names.group(1)).startsWith("HTTP/1.1 200 ");
            count++;
        }
        assertThat(count).isGreaterThanOrEqualTo(5);
    }

    @Test
    void theLicencesAreServedAndTheScriptPointsToThem() throws Exception {
        assertThat(get("/licences.txt", ""))
                .contains("Mozilla Public License Version 2.0", "The noVNC authors", "pako");
        assertThat(get("/page.js", ""))
                .contains("\r\n\r\n/*! noVNC ", "https://github.com/novnc/noVNC", "licences.txt");
    }

    @ParameterizedTest
    @CsvSource({
        "'gzip, deflate, br', br",
        "'gzip;q=1.0, BR;q=0', gzip",
        "'x-gzip, br ; q=0.5', br",
        "'deflate, *', ",
        "identity, ",
        "gzip;q=0, "
    })
    void theSmallestCodingThatTheClientTakesIsSent(String accepted, String coding) throws Exception {
        String answer = get("/page.js", "Accept-Encoding: " + accepted + "\r\n");
        if (coding == null) {
            assertThat(answer).doesNotContain("Content-Encoding");
        } else {
            assertThat(answer).contains("\r\nContent-Encoding: " + coding + "\r\n");
        }
    }

    @Test
    void theCodedFileIsTheFile() throws Exception {
        String plain = body(get("/page.js", ""));
        String gzip = body(get("/page.js", "Accept-Encoding: gzip\r\n"));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip.getBytes(ISO_8859_1)))) {
            assertThat(new String(in.readAllBytes(), ISO_8859_1)).isEqualTo(plain);
        }
        assertThat(gzip).hasSizeLessThan(plain.length() / 2);
    }

    @Test
    void whatTheClientHasIsNotSentAgain() throws Exception {
        String tag = tag(get("/page.js", "Accept-Encoding: br\r\n"));
        assertThat(get("/page.js", "Accept-Encoding: br\r\nIf-None-Match: \"x\", W/" + tag + "\r\n"))
                .startsWith("HTTP/1.1 304 ")
                .endsWith("\r\n\r\n");
        assertThat(get("/page.js", "Accept-Encoding: gzip\r\nIf-None-Match: " + tag + "\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void headHasNoBody() throws Exception {
        try (TestProxy proxy = new TestProxy("h:1")) {
            assertThat(WebTest.exchange(proxy, "HEAD / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                    .contains("\r\nContent-Length: ")
                    .endsWith("\r\n\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page.js.br", "/page", "/page/page.js", "//", "/../page.js", "/%70age.js", "/io/"})
    void onlyThePagesOwnFilesAreServed(String path) throws Exception {
        assertThat(get(path, "")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void aFolderTakesThePlaceOfThePage(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("index.html"), "<p>own");
        try (TestProxy proxy = new TestProxy("h:1", "--web", folder.toString())) {
            assertThat(WebTest.exchange(proxy, request("/", ""))).endsWith("\r\n\r\n<p>own");
            assertThat(WebTest.exchange(proxy, request("/page.js", ""))).startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void authenticationCoversThePage() throws Exception {
        try (TestProxy proxy = new TestProxy("h:1", "--auth-plugin=BasicHTTPAuth", "--auth-source=a:b")) {
            assertThat(WebTest.exchange(proxy, request("/", ""))).startsWith("HTTP/1.1 401 ");
        }
    }

    private static String get(String path, String fields) throws Exception {
        try (TestProxy proxy = new TestProxy("h:1")) {
            return WebTest.exchange(proxy, request(path, fields));
        }
    }

    private static String request(String path, String fields) {
        return "GET " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n" + fields + "\r\n";
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    private static String tag(String answer) {
        int start = answer.indexOf("\r\nETag: ") + 8;
        return answer.substring(start, answer.indexOf("\r\n", start));
    }
}
