package io.vncshot.cli;

import io.vncshot.testserver.Area;
import io.vncshot.testserver.RfbTestServer;
import io.vncshot.testserver.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What others are told of snapshots: metrics and pings. */
class SnapWatchTest {
    private static final String UUID = "/c0ffee00-secret";

    @TempDir
    private Path folder;

    private ProgramHarness program;
    private RfbTestServer server;
    private StandInStore service;
    private String address;

    @BeforeEach
    void start() throws IOException {
        program = new ProgramHarness(folder);
        Scene scene = new Scene(40, 30);
        scene.fill(new Area(0, 0, 10, 10), 0xFF8800);
        server = RfbTestServer.builder().scene(scene).start();
        service = new StandInStore("200");
        address = "127.0.0.1::" + server.port();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        service.close();
    }

    @Test
    void metricsGoOnOverRunsAndFailures() throws IOException {
        assertThat(snap("--metrics-file", "x.prom", "{seq}a.png"))
                .as(program.err())
                .isZero();
        server.close();
        assertThat(snap("--metrics-file", "x.prom", "{seq}b.png")).isEqualTo(10);
        assertThat(Files.readString(folder.resolve("x.prom")))
                .contains("vncshot_snap_last_success_timestamp_seconds{target=\"" + address + "\"} 1795342272.000\n")
                .contains("vncshot_snap_last_run_success{target=\"" + address + "\"} 0\n")
                .contains("vncshot_snap_snapshots_total{target=\"" + address + "\",result=\"saved\"} 1\n")
                .contains("vncshot_snap_failures_total{target=\"" + address + "\",reason=\"connect\"} 1\n");
        assertThat(program.fileNames()).containsExactly("000001a.png", "x.prom");
    }

    @Test
    void metricsTellTheDesktopsOfAListApart() throws IOException {
        int port = server.port();
        Files.writeString(folder.resolve("list"), "good: 127.0.0.1::" + port + "\nbad: 127.0.0.1::1\n");
        assertThat(program.run("snap", "--targets", "list", "--metrics-file", "x.prom", "{name}.png"))
                .isEqualTo(61);
        assertThat(Files.readString(folder.resolve("x.prom")))
                .contains("_last_run_success{target=\"bad\"} 0\n", "_last_run_success{target=\"good\"} 1\n")
                .contains("_failures_total{target=\"bad\",reason=\"connect\"} 1\n");
    }

    @Test
    void galleryKeepsTheLastPictureOfADesktopThatFails() throws IOException {
        Files.createDirectory(folder.resolve("www"));
        Files.writeString(folder.resolve("list"), "one: " + address + "\n");
        assertThat(program.run("snap", "--targets", "list", "--gallery", "www/index.html", "shots/{name}/%s.png"))
                .as(program.err())
                .isZero();
        String link = "href=\"../shots/one/1795342272.png\"";
        assertThat(Files.readString(folder.resolve("www/index.html"))).contains("<h1>1 desktop</h1>", link, ">new<");
        server.close();
        assertThat(program.run("snap", "--targets", "list", "--gallery", "www/index.html", "shots/{name}/%s.png"))
                .isEqualTo(61);
        assertThat(Files.readString(folder.resolve("www/index.html")))
                .contains("<h1>1 desktop, 1 failed</h1>", link, "connect: ", "2026-11-22 10:11:12 UTC");
        try (Stream<Path> files = Files.list(folder.resolve("www"))) {
            assertThat(files).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--gallery=x.txt,must end in .html",
        "--gallery=none/x.html,folder that exists",
        "--metrics-file=x.txt,must end in .prom",
        "--metrics-file=none/x.prom,does not exist",
        "--ping=ftp://h/x,must be an address",
        "--ping=https://joe:pw@h/x,must be an address"
    })
    void whatCannotWorkIsRefusedBeforeConnecting(String option, String rule) {
        assertThat(snap(option, "a.png")).isEqualTo(2);
        assertThat(program.err()).hasLineCount(1).contains(rule).doesNotContain("joe");
        assertThat(server.events().all()).isEmpty();
    }

    @Test
    void pingsSayThatItBeganAndWentWell() {
        assertThat(snap("--ping", service.origin() + UUID + "?create=1", "a.png"))
                .isZero();
        assertThat(lines()).containsExactly("GET " + UUID + "/start?create=1", "GET " + UUID + "?create=1");
        assertThat(program.err()).isEmpty();
    }

    @Test
    void pingSaysThatItFailed() {
        server.close();
        assertThat(snap("--ping", service.origin() + UUID + "/", "a.png")).isEqualTo(10);
        assertThat(lines()).containsExactly("GET " + UUID + "/start", "GET " + UUID + "/fail");
    }

    @Test
    void pingThatFailsIsOneLineAndNoFailure() throws IOException {
        service.close();
        assertThat(snap("--ping", service.origin() + UUID, "a.png")).isZero();
        assertThat(program.err())
                .hasLineCount(1)
                .startsWith("vncshot: --ping: cannot connect to 127.0.0.1:")
                .doesNotContain("secret");
        service = new StandInStore("500");
        assertThat(snap("--ping", service.origin() + UUID, "b.png")).isZero();
        assertThat(program.err()).hasLineCount(1).endsWith(" answered 500\n").doesNotContain("secret");
    }

    private List<String> lines() {
        return service.requests().stream()
                .map(request -> request.line().replace(" HTTP/1.1", ""))
                .toList();
    }

    private int snap(String... words) {
        List<String> all = new ArrayList<>(List.of("-s", address, "snap"));
        all.addAll(List.of(words));
        return program.run(all.toArray(String[]::new));
    }
}
