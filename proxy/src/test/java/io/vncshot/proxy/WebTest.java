package io.vncshot.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
final class WebTest {
    @TempDir
    Path folder;

    private Path root = Path.of("");
    private final byte[] large = new byte[3 << 20];

    @BeforeEach
    void fillFolder() throws Exception {
        root = Files.createDirectories(folder.resolve("root"));
        Files.writeString(folder.resolve("secret"), "secret");
        Files.writeString(root.resolve("index.html"), "<p>index");
        Files.writeString(root.resolve("app.mjs"), "0123456789");
        Files.writeString(root.resolve(".hidden"), "hidden");
        Files.createDirectories(root.resolve("sub"));
        Files.writeString(root.resolve("sub/a b&.txt"), "text");
        Files.createSymbolicLink(root.resolve("out"), folder.resolve("secret"));
        Files.createSymbolicLink(root.resolve("up"), folder);
        Files.createSymbolicLink(root.resolve("in"), Path.of("app.mjs"));
        Files.createSymbolicLink(root.resolve("hid"), Path.of(".hidden"));
        assertThat(new ProcessBuilder("mkfifo", root.resolve("fifo").toString())
                        .start()
                        .waitFor())
                .isZero();
        new SplittableRandom(3).nextBytes(large);
        Files.write(root.resolve("large.bin"), large);
    }

    @Test
    void filesAreSentWithTheirTypeAndValidators() throws Exception {
        assertThat(get("/app.mjs", ""))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("\r\nContent-Type: text/javascript; charset=utf-8\r\n")
                .contains("\r\nContent-Length: 10\r\n")
                .contains("\r\nX-Content-Type-Options: nosniff\r\n")
                .contains("\r\nETag: \"")
                .contains("\r\nLast-Modified: ")
                .endsWith("\r\n\r\n0123456789");
    }

    @ParameterizedTest
    @CsvSource({"/, <p>index", "/?a=b, <p>index", "/in, 0123456789", "/sub/a%20b%26.txt, text", "//app.mjs, 0123456789"
    })
    void whatIsNamedIsServed(String path, String body) throws Exception {
        assertThat(get(path, "")).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n" + body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/.hidden",
                "/%2ehidden",
                "/hid",
                "/out",
                "/up/secret",
                "/up/",
                "/fifo",
                "/sub/",
                "/../secret",
                "/%2e%2e/secret",
                "/sub/../../secret",
                "/..%2fsecret",
                "/%2e%2e%2fsecret",
                "/..%5csecret",
                "/..%255fsecret",
                "/app.mjs/",
                "/app.mjs%00.html",
                "/%",
                "/%c0%ae%c0%ae/secret",
                "/%zz",
                "/sub%2fa%20b%26.txt",
                "/./",
                "/%0d%0aX:1/"
            })
    void whatIsNotToBeServedIsNotFound(String path) throws Exception {
        assertThat(get(path, ""))
                .startsWith("HTTP/1.1 404 ")
                .doesNotContain("secret")
                .doesNotContain("hidden");
    }

    @ParameterizedTest
    @CsvSource({"/sub, /sub/", "/sub?a=b, /sub/?a=b", "//sub, /sub/"})
    void aFolderIsNamedWithASlash(String path, String location) throws Exception {
        assertThat(get(path, "")).startsWith("HTTP/1.1 301 ").contains("\r\nLocation: " + location + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 206, 0123, bytes 0-3/10",
        "bytes=7-, 206, 789, bytes 7-9/10",
        "bytes=-2, 206, 89, bytes 8-9/10",
        "bytes=9-99, 206, 9, bytes 9-9/10",
        "bytes=10-, 416, '', bytes */10",
        "bytes=-0, 416, '', bytes */10",
        "'bytes=0-1,3-4', 200, 0123456789,",
        "bytes=4-3, 200, 0123456789,",
        "bytes=a-, 200, 0123456789,",
        "lines=0-1, 200, 0123456789,"
    })
    void oneRangeIsServed(String range, int status, String body, String contentRange) throws Exception {
        String answer = get("/app.mjs", "Range: " + range + "\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status).endsWith("\r\n\r\n" + body);
        if (contentRange == null) {
            assertThat(answer).doesNotContain("Content-Range");
        } else {
            assertThat(answer).contains("\r\nContent-Range: " + contentRange + "\r\n");
        }
    }

    @Test
    void whatTheClientHasIsNotSentAgain() throws Exception {
        String tag = field(get("/app.mjs", ""), "ETag");
        String date = field(get("/app.mjs", ""), "Last-Modified");
        assertThat(get("/app.mjs", "If-None-Match: \"x\", " + tag + "\r\n")).startsWith("HTTP/1.1 304 ");
        assertThat(get("/app.mjs", "If-Modified-Since: " + date + "\r\n")).startsWith("HTTP/1.1 304 ");
        assertThat(get("/app.mjs", "If-None-Match: \"x\"\r\nIf-Modified-Since: " + date + "\r\n"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(get("/app.mjs", "If-Range: \"x\"\r\nRange: bytes=0-1\r\n")).startsWith("HTTP/1.1 200 ");
        assertThat(get("/app.mjs", "If-Range: " + tag + "\r\nRange: bytes=0-1\r\n"))
                .startsWith("HTTP/1.1 206 ");
    }

    @Test
    void anotherFileThanTheClientMeansIsNotSent() throws Exception {
        String tag = field(get("/app.mjs", ""), "ETag");
        String date = field(get("/app.mjs", ""), "Last-Modified");
        assertThat(get("/app.mjs", "If-Match: \"x\"\r\n")).startsWith("HTTP/1.1 412 ");
        assertThat(get("/app.mjs", "If-Match: W/" + tag + "\r\n")).startsWith("HTTP/1.1 412 ");
        assertThat(get("/app.mjs", "If-Match: \"x\", " + tag + "\r\n")).startsWith("HTTP/1.1 200 ");
        assertThat(get("/app.mjs", "If-Match: *\r\n")).startsWith("HTTP/1.1 200 ");
        assertThat(get("/app.mjs", "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n"))
                .startsWith("HTTP/1.1 412 ");
        assertThat(get("/app.mjs", "If-Unmodified-Since: " + date + "\r\n")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aCompressedFileBesideItIsSentToThoseWhoTakeIt() throws Exception {
        Files.writeString(root.resolve("app.mjs.gz"), "gzipped");
        assertThat(get("/app.mjs", "Accept-Encoding: br, gzip\r\n"))
                .contains("\r\nContent-Encoding: gzip\r\n", "\r\nVary: Accept-Encoding\r\n")
                .contains("\r\nContent-Type: text/javascript; charset=utf-8\r\n")
                .endsWith("\r\n\r\ngzipped");
        assertThat(get("/app.mjs", ""))
                .contains("\r\nVary: Accept-Encoding\r\n")
                .endsWith("\r\n\r\n0123456789");
        assertThat(get("/app.mjs", "Accept-Encoding: gzip;q=0\r\n")).endsWith("\r\n\r\n0123456789");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ";;", "gzip;", ",;,", ""})
    void aListOfCodingsThatIsNoneHasAnAnswerAllTheSame(String list) throws Exception {
        assertThat(get("/app.mjs", "Accept-Encoding: " + list + "\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("\r\n\r\n0123456789");
    }

    @Test
    void aCompressedFileThatIsOlderIsNotSent() throws Exception {
        Path old = Files.writeString(root.resolve("app.mjs.gz"), "gzipped");
        Files.setLastModifiedTime(old, FileTime.fromMillis(0));
        assertThat(get("/app.mjs", "Accept-Encoding: gzip\r\n")).endsWith("\r\n\r\n0123456789");
    }

    @Test
    void headHasNoBody() throws Exception {
        assertThat(exchange("HEAD /app.mjs HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                .contains("\r\nContent-Length: 10\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void foldersAreListedWhenAsked() throws Exception {
        try (TestProxy proxy = new TestProxy("h:1", "--web", root.toString(), "--list")) {
            assertThat(exchange(proxy, "GET /sub/ HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("href=\"./a%20b%26.txt\">a b&amp;.txt<");
        }
    }

    @Test
    void aLargeFileIsWholeAndTheConnectionGoesOn() throws Exception {
        try (TestProxy proxy = new TestProxy("h:1", "--web", root.toString());
                WebSocketClient client = proxy.connect()) {
            client.send("GET /large.bin HTTP/1.1\r\nHost: h\r\n\r\nGET /app.mjs HTTP/1.1\r\nHost: h\r\n\r\n"
                    .getBytes(UTF_8));
            assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
            assertThat(Arrays.equals(client.read(large.length), large)).isTrue();
            assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
            assertThat(client.read(10)).asString(UTF_8).isEqualTo("0123456789");
        }
    }

    @Test
    void aClientThatLeavesDuringAFileLeavesNothingBehind() throws Exception {
        try (TestProxy proxy = new TestProxy("h:1", "--web", root.toString());
                WebSocketClient client = proxy.connect()) {
            client.send("GET /large.bin HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(UTF_8));
            assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
        }
    }

    private String get(String path, String fields) throws Exception {
        return exchange("GET " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n" + fields + "\r\n");
    }

    private String exchange(String request) throws Exception {
        try (TestProxy proxy = new TestProxy("h:1", "--web", root.toString())) {
            return exchange(proxy, request);
        }
    }

    static String exchange(TestProxy proxy, String request) throws IOException {
        try (WebSocketClient client = proxy.connect()) {
            client.send(request.getBytes(ISO_8859_1));
            return new String(client.input().readAllBytes(), ISO_8859_1);
        }
    }

    private static String field(String answer, String name) {
        int start = answer.indexOf("\r\n" + name + ": ") + name.length() + 4;
        return answer.substring(start, answer.indexOf("\r\n", start));
    }
}
