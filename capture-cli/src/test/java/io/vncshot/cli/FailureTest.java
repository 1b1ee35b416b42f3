package io.vncshot.cli;

import io.vncshot.testserver.ClientEvent;
import io.vncshot.testserver.RawScript;
import io.vncshot.testserver.RfbTestServer;
import io.vncshot.testserver.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FailureTest {
    @TempDir
    private Path folder;

    private ProgramHarness program;

    @BeforeEach
    void makeProgram() {
        program = new ProgramHarness(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'' | an action is missing",
                "-v | an action is missing",
                "--nocurser capture a.png | unknown option --nocurser; did you mean \"--nocursor\"?",
                "-s host:abc capture a.png | -s host:abc: ",
                "-t 0 capture a.png | -t 0: must be a number of seconds",
                "capture a.webp | capture: FILE \"a.webp\": must end in one of .png",
                "capture none/a.png | capture: FILE \"none/a.png\": is in a folder that does not exist",
                "click 9 | click: BUTTON \"9\": must be a whole number from 1 to 8",
                "key nokey | key: KEY \"nokey\": unknown key",
                "key ctrl-enterr | key: KEY \"ctrl-enterr\": unknown key \"enterr\"",
                "-q -v click | --quiet and --verbose contradict each other; leave one of them out",
                "-p a --password-file b click | --password and --password-file contradict each other",
                "--insecure --tls-ca b click | --insecure and --tls-ca contradict each other",
                "--security-types none --min-security encrypted click | --security-types and --min-security leave no",
                "replay | replay: OUT.zip is missing",
                "replay none.zip | replay: none.zip: no such file or folder",
                "replay --server none.zip key | replay: none.zip: no such file or folder",
                "capture a.png -i | -i must stand before the first action",
                "do | an action is missing",
                "do demo | demo is a subcommand, and must be the first word",
                "-v help | help is a subcommand, and must be the first word",
                "demo extra | demo: \"extra\" is too much; it takes options only",
                "demo --port 70000 | --port=70000: must be a whole number from 0 to 65535",
                "demo --bind not.an.address.invalid | --bind not.an.address.invalid: no such address",
                "help captur | help: no action or subcommand \"captur\"; did you mean \"capture\"?",
                "completion fish | completion: the shell must be one of bash, zsh",
                "completion | completion: the shell must be one of bash, zsh",
                "--json capture - | capture -: --json needs stdout for itself; give the picture a file name",
                "--password-file none capture a.png | --password-file none: no such file",
                "--password-file / capture a.png | --password-file /: is a folder",
                "--tls-ca none capture a.png | --tls-ca none: no such file",
                "--tls-cert / --tls-key none capture a.png | --tls-cert /: is a folder",
                "--logfile none/log capture a.png | --logfile none/log: no such file or folder"
            })
    void wrongCommandLineIsExitStatus2AndOneLine(String words, String message) throws IOException {
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            program.environment.put("VNCSHOT_SERVER", "127.0.0.1::" + server.port());

            assertThat(program.run(words.equals("''") ? new String[0] : words.split(" ")))
                    .isEqualTo(2);

            assertThat(program.err()).startsWith("vncshot: " + message).hasLineCount(1);
            assertThat(server.events().all()).isEmpty();
            assertThat(program.fileNames()).isEmpty();
        }
    }

    @Test
    void nothingIsSentWhenALaterActionIsWrong() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            String address = "127.0.0.1::" + server.port();
            assertThat(program.run("-s", address, "capture", "a.png", "key", "a", "move", "1"))
                    .isEqualTo(2);

            assertThat(server.events().all()).isEmpty();
        }
    }

    @Test
    void badSourceDateEpochIsExitStatus2() {
        program.environment.put("SOURCE_DATE_EPOCH", "today");

        assertThat(program.run("-s", "demo:", "capture", "a.png")).isEqualTo(2);
        assertThat(program.err()).startsWith("vncshot: SOURCE_DATE_EPOCH=today: must be");
    }

    @Test
    void nobodyListeningIsExitStatus10() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(program.run("-s", "127.0.0.1::" + port, "capture", "a.png")).isEqualTo(10);

        assertThat(program.err())
                .startsWith("vncshot: 127.0.0.1::" + port + ": ")
                .hasLineCount(1);
        assertThat(program.fileNames()).isEmpty();
    }

    @Test
    void missingSocketIsExitStatus10() {
        assertThat(program.run("-s", folder.resolve("none") + "", "capture", "a.png"))
                .isEqualTo(10);
        assertThat(program.err()).startsWith("vncshot: unix:" + folder.resolve("none") + ": ");
    }

    @Test
    void connectionCutInThePictureIsExitStatus11AndTheOldFileStays() throws IOException {
        Files.writeString(folder.resolve("a.png"), "old");
        try (RfbTestServer server = RfbTestServer.builder()
                .at(Stage.FIRST_UPDATE, 100, RawScript.script().drop())
                .start()) {
            assertThat(program.run("-s", "127.0.0.1::" + server.port(), "capture", "a.png"))
                    .isEqualTo(11);
        }

        assertThat(folder.resolve("a.png")).hasContent("old");
        assertThat(program.fileNames()).containsExactly("a.png");
        assertThat(program.err()).hasLineCount(1);
    }

    @Test
    void garbageIsExitStatus20() throws IOException {
        try (RfbTestServer server = RfbTestServer.playing(
                RawScript.script().send("HTTP/1.1 400 Bad\u001B[2J Request\r\n".getBytes(StandardCharsets.US_ASCII)))) {
            assertThat(program.run("-s", "127.0.0.1::" + server.port(), "capture", "a.png"))
                    .isEqualTo(20);
        }

        assertThat(program.err()).hasLineCount(1).doesNotContain("\u001B");
    }

    @Test
    void refusalOfTheServerIsShownWithoutItsControlCharacters() throws IOException {
        try (RfbTestServer server =
                RfbTestServer.builder().refuse("too many\u001B[31m failures\n").start()) {
            assertThat(program.run("-s", "127.0.0.1::" + server.port(), "capture", "a.png"))
                    .isEqualTo(20);
        }

        assertThat(program.err()).contains("too many\\x1b[31m failures").hasLineCount(1);
    }

    @Test
    void wrongPasswordIsExitStatus3() throws IOException {
        program.environment.put("VNC_PASSWORD", "wrong");
        try (RfbTestServer server = RfbTestServer.builder().password("right").start()) {
            assertThat(program.run("-s", "127.0.0.1::" + server.port(), "capture", "a.png"))
                    .isEqualTo(3);
        }

        assertThat(program.err()).hasLineCount(1).doesNotContain("wrong");
    }

    @Test
    void missingPasswordIsExitStatus3AndNamesTheWaysToGiveOne() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder().password("right").start()) {
            assertThat(program.run("-s", "127.0.0.1::" + server.port(), "capture", "a.png"))
                    .isEqualTo(3);
        }

        assertThat(program.err())
                .contains("--password-file", "--password-command", "VNC_PASSWORD")
                .hasLineCount(1);
    }

    @Test
    void rightPasswordIsTakenFromThePrompt() throws IOException {
        program.prompt = prompt -> Optional.of("right");
        try (RfbTestServer server = RfbTestServer.builder().password("right").start()) {
            assertThat(program.run("-s", "127.0.0.1::" + server.port(), "capture", "a.png"))
                    .isZero();
        }
    }

    @Test
    void promptIsNotShownWhereNoPasswordIsWanted() throws IOException {
        program.prompt = prompt -> {
            throw new IllegalStateException("asked");
        };
        try (RfbTestServer server =
                RfbTestServer.builder().password("x").securityTypes(2, 1).start()) {
            assertThat(program.run("-s", "127.0.0.1::" + server.port(), "capture", "a.png"))
                    .isZero();
            assertThat(server.events().all(ClientEvent.SecurityChosen.class))
                    .containsExactly(new ClientEvent.SecurityChosen(1));
        }
    }

    @Test
    void securityTypesThatAreNotAcceptedAreNotUsed() throws IOException {
        program.environment.put("VNC_PASSWORD", "x");
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            String address = "127.0.0.1::" + server.port();
            assertThat(program.run("--security-types", "vnc-authentication", "-s", address, "capture", "a.png"))
                    .isEqualTo(20);
            assertThat(server.events().all(ClientEvent.SecurityChosen.class)).isEmpty();
        }
    }

    @Test
    void silentServerIsExitStatus40AfterTheTimeOfTheOption() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder()
                .insteadOf(Stage.FIRST_UPDATE, RawScript.script().stall())
                .start()) {
            assertThat(program.run("-t", "0.2", "-s", "127.0.0.1::" + server.port(), "capture", "a.png"))
                    .isEqualTo(40);
        }

        assertThat(program.err()).contains("200 ms (--timeout)").hasLineCount(1);
        assertThat(program.fileNames()).isEmpty();
    }

    @Test
    void pauseThatLastsLongerThanTheTimeoutIsExitStatus40() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            assertThat(program.run("-t", "0.2", "-s", "127.0.0.1::" + server.port(), "pause", "3600"))
                    .isEqualTo(40);
        }

        assertThat(program.err()).contains("a pause of 3600 s did not end within 200 ms (--timeout)");
    }

    @Test
    void folderThatGoesAwayMeanwhileIsAFailedAction() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        try (RfbTestServer server = RfbTestServer.builder()
                .input(new FolderRemover(folder.resolve("sub")))
                .start()) {
            assertThat(program.run("-s", "127.0.0.1::" + server.port(), "key", "a", "capture", "sub/a.png"))
                    .isEqualTo(30);
        }

        assertThat(program.err()).isEqualTo("vncshot: capture sub/a.png: no such file or folder\n");
    }

    @Test
    void stackIsShownToThoseWhoAskForIt() {
        assertThat(program.run("-vv", "-s", folder.resolve("none") + "", "capture", "a.png"))
                .isEqualTo(10);
        assertThat(program.err()).contains("RfbException", "\tat io.vncshot.");

        assertThat(program.run("-v", "-s", folder.resolve("none") + "", "capture", "a.png"))
                .isEqualTo(10);
        assertThat(program.err()).doesNotContain("\tat ");
    }

    @Test
    void failedActionLetsNothingFollow() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            String address = "127.0.0.1::" + server.port();
            assertThat(program.run("-s", address, "move", "999", "1", "capture", "a.png"))
                    .isEqualTo(30);
        }

        assertThat(program.fileNames()).isEqualTo(List.of());
    }
}
