package io.vncshot.cli;

import io.vncshot.cli.message.Version;
import io.vncshot.testserver.RfbTestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class OutputTest {
    @TempDir
    private Path folder;

    private ProgramHarness program;

    @BeforeEach
    void makeProgram() {
        program = new ProgramHarness(folder);
    }

    @Test
    void verboseTellsAddressVersionSecuritySizeNameFormatAndEncodings() throws IOException {
        try (RfbTestServer server =
                RfbTestServer.builder().name("desk\u001B[m").version("003.007").start()) {
            assertThat(program.run("-v", "-s", "127.0.0.1::" + server.port(), "capture", "a.png"))
                    .isZero();

            assertThat(program.err().lines())
                    .hasSize(3)
                    .first()
                    .isEqualTo("vncshot: server 127.0.0.1::" + server.port());
            assertThat(program.err())
                    .contains("vncshot: RFB 3.7, security None, 64x48 \"desk\\x1b[m\", 32 bits a pixel, encodings RAW ")
                    .contains("vncshot: action capture, file a.png, width 64, height 48, bytes ");
            assertThat(program.out()).isEmpty();
        }
    }

    @Test
    void jsonIsALineForEachActionAndOneForTheResult() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            String[] words = {"--json", "-s", "127.0.0.1::" + server.port(), "type", "secret", "capture", "a.png"};
            assertThat(program.run(words)).isZero();
        }

        List<String> lines = program.out().lines().toList();
        long size = Files.size(folder.resolve("a.png"));
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).matches("\\{\"action\":\"type\",\"milliseconds\":\\d+}");
        assertThat(lines.get(1))
                .matches("\\{\"action\":\"capture\",\"file\":\"a.png\",\"width\":64,\"height\":48,\"bytes\":" + size
                        + ",\"milliseconds\":\\d+}");
        assertThat(lines.get(2)).matches("\\{\"result\":\"done\",\"status\":0,\"milliseconds\":\\d+}");
        assertThat(program.err()).isEmpty();
    }

    @Test
    void jsonTellsWhyARunFailed() {
        assertThat(program.run("--json", "-s", folder.resolve("none") + "", "capture", "a.png"))
                .isEqualTo(10);

        assertThat(program.out())
                .startsWith("{\"result\":\"connect\",\"status\":10,\"error\":\"unix:" + folder.resolve("none") + ": ")
                .hasLineCount(1);
        assertThat(program.err()).hasLineCount(1);
    }

    @Test
    void jsonTellsWhatIsWrongWithTheCommandLineToo() {
        assertThat(program.run("--json", "-s", "demo:", "capture", "a.webp")).isEqualTo(2);
        assertThat(program.out())
                .startsWith("{\"result\":\"usage\",\"status\":2,\"error\":\"capture: FILE \\\"a.webp\\\"");

        assertThat(program.run("--json", "--wrong")).isEqualTo(2);
        assertThat(program.out())
                .isEqualTo(
                        "{\"result\":\"usage\",\"status\":2,\"error\":\"unknown option --wrong\",\"milliseconds\":0}\n");
    }

    @Test
    void passwordOnTheCommandLineIsWarnedOfUnlessQuiet() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder().password("secret").start()) {
            String address = "127.0.0.1::" + server.port();
            assertThat(program.run("-p", "secret", "-s", address, "capture", "a.png"))
                    .isZero();
            assertThat(program.err())
                    .isEqualTo("vncshot: warning: -p shows the password to everybody who can run ps;"
                            + " use --password-file instead\n");
            assertThat(program.run("-q", "-p", "secret", "-s", address, "capture", "a.png"))
                    .isZero();
            assertThat(program.err()).isEmpty();
        }
    }

    @Test
    void passwordIsInNoOutputWhereverItComesFrom() throws IOException {
        Files.writeString(folder.resolve("pw"), "S3cr3t!\n");
        program.environment.put("VNC_PASSWORD", "S3cr3t!");
        try (RfbTestServer server = RfbTestServer.builder().password("S3cr3t!").start();
                RfbTestServer other =
                        RfbTestServer.builder().password("another").start()) {
            List<List<String>> sources = List.of(
                    List.of("-p", "S3cr3t!"),
                    List.of("--password-file", "pw"),
                    List.of("--password-command", "cat pw"),
                    List.of());
            for (List<String> source : sources) {
                assertThat(tellingRun(server, source)).isZero();
                assertSecret();
                assertThat(tellingRun(other, source)).isEqualTo(3);
                assertSecret();
            }
        }
    }

    private int tellingRun(RfbTestServer server, List<String> source) {
        List<String> words = new ArrayList<>(List.of("-vv", "--json", "--logfile", "log"));
        words.addAll(source);
        words.addAll(List.of("-s", "127.0.0.1::" + server.port(), "type", "S3cr3t!", "capture", "a.png"));
        return program.run(words.toArray(new String[0]));
    }

    private void assertSecret() throws IOException {
        assertThat(program.out()).isNotEmpty().doesNotContain("S3cr3t");
        assertThat(program.err()).isNotEmpty().doesNotContain("S3cr3t");
        assertThat(Files.readString(folder.resolve("log"))).isNotEmpty().doesNotContain("S3cr3t");
    }

    @Test
    void logFileGetsWhatVerboseWouldTell() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            assertThat(program.run("--logfile", "log", "-s", "127.0.0.1::" + server.port(), "capture", "a.png"))
                    .isZero();

            assertThat(program.err()).isEmpty();
            assertThat(folder.resolve("log"))
                    .content()
                    .startsWith("2026-11-22T10:11:12Z vncshot: server 127.0.0.1::" + server.port() + "\n")
                    .hasLineCount(3);
        }
    }

    @Test
    void versionIsPrintedOnStdout() {
        assertThat(program.run("--version")).isZero();
        assertThat(program.out()).isEqualTo("vncshot " + Version.NUMBER + "\n");
    }

    @Test
    void helpNeedsNothingToBeRightBesideIt() throws IOException {
        Files.writeString(folder.resolve("vncshot.properties"), "wrong=1\n");
        program.environment.put("VNCSHOT_TIMEOUT", "wrong");

        assertThat(program.run("-s", "host:wrong", "--help")).isZero();
        assertThat(program.out()).startsWith("vncshot takes screenshots");
        assertThat(program.run("-h")).isZero();
        assertThat(program.run("do", "--help")).isZero();
        assertThat(program.run("demo", "--help")).isZero();
        assertThat(program.out()).contains("--port");
    }
}
