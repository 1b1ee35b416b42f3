package io.vncshot.cli;

import io.vncshot.cli.picture.HalfWrittenPicture;
import io.vncshot.testserver.ClientEvent;
import io.vncshot.testserver.RawScript;
import io.vncshot.testserver.RfbTestServer;
import io.vncshot.testserver.ServerBuilder;
import io.vncshot.testserver.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What only a process of its own shows: signals, permissions, limits, and what it loads. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is run from sh, with umask, ulimit and signals")
class ProcessTest {
    private static final String EXEC = "exec \"$@\"";

    @TempDir
    private Path top;

    private Path folder;
    private ChildProcess program;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(top.resolve("work"));
        program = new ChildProcess(folder);
    }

    @Test
    void captureLoadsNothingThatStartsSlowly() throws Exception {
        Path log = top.resolve("classes");
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            List<String> logging = List.of("-Xlog:class+load:file=" + log);
            Process process = program.start(EXEC, logging, Main.class, "-s", address(server), "capture", "a.png");
            assertThat(process.waitFor()).as(program.err()).isZero();
        }

        String classes = Files.readString(log);
        assertThat(classes).contains(" io.vncshot.cli.action.CaptureAction ");
        assertThat(classes)
                .doesNotContain(" picocli.", " java.awt.", " javax.imageio.", " java.util.logging.", " sun.awt.")
                .doesNotContain(" java.util.regex.", " java.util.Formatter", " javax.crypto.")
                .doesNotContain(" java.lang.runtime.ObjectMethods")
                .doesNotContain(" io.vncshot.cli.help.", " io.vncshot.testserver.", " java.time.format.")
                .doesNotContainPattern("io\\.vncshot\\S*\\$\\$Lambda");
    }

    @Test
    void umaskDecidesWhoMayReadThePicture() throws Exception {
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            assertThat(program.run("umask 022; " + EXEC, "-s", address(server), "capture", "open.png"))
                    .isZero();
            assertThat(program.run("umask 077; " + EXEC, "-s", address(server), "capture", "closed.png"))
                    .isZero();
        }

        assertThat(permissions("open.png")).isEqualTo("rw-r--r--");
        assertThat(permissions("closed.png")).isEqualTo("rw-------");
    }

    @Test
    void fullDiskLeavesTheOldFileAndNoPart() throws Exception {
        Files.writeString(folder.resolve("a.png"), "old");
        try (RfbTestServer server = noise().start()) {
            assertThat(program.run("ulimit -f 1; " + EXEC, "-s", address(server), "capture", "a.png"))
                    .isEqualTo(30);
        }

        assertThat(program.err()).startsWith("vncshot: capture a.png: ").hasLineCount(1);
        assertThat(folder.resolve("a.png")).hasContent("old");
        assertThat(names()).containsExactly("a.png");
    }

    @Test
    @DisabledOnOs(value = OS.MAC, disabledReason = "there is no /dev/full")
    void fullStdoutIsAFailure() throws Exception {
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            assertThat(program.run("\"$@\" >/dev/full", "-s", address(server), "capture", "-"))
                    .isEqualTo(30);
        }

        assertThat(program.err()).isEqualTo("vncshot: capture -: No space left on device\n");
    }

    @Test
    void twoCapturesToOneNameLeaveOneCompletePicture() throws Exception {
        try (RfbTestServer server = noise().start()) {
            Process one = program.start(EXEC, List.of(), Main.class, "-s", address(server), "capture", "a.png");
            Process two = program.start(EXEC, List.of(), Main.class, "-s", address(server), "capture", "a.png");
            assertThat(one.waitFor()).isZero();
            assertThat(two.waitFor()).isZero();
        }

        assertThat(ImageIO.read(folder.resolve("a.png").toFile()).getWidth()).isEqualTo(200);
        assertThat(names()).containsExactly("a.png");
    }

    @Test
    void signalWhileTheServerStallsLeavesTheOldFileAndNoPart() throws Exception {
        Files.writeString(folder.resolve("a.png"), "old");
        try (RfbTestServer server = RfbTestServer.builder()
                .at(Stage.FIRST_UPDATE, 100, RawScript.script().stall())
                .start()) {
            Process process = program.start(EXEC, List.of(), Main.class, "-s", address(server), "capture", "a.png");
            server.events().await(ClientEvent.UpdateRequest.class);
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
        }

        assertThat(folder.resolve("a.png")).hasContent("old");
        assertThat(names()).containsExactly("a.png");
    }

    @Test
    void signalWhileThePictureIsWrittenLeavesTheOldFileAndNoPart() throws Exception {
        Files.writeString(folder.resolve("a.png"), "old");
        Process process = program.start(EXEC, List.of(), HalfWrittenPicture.class, "a.png");
        await().atMost(Duration.ofSeconds(30)).until(() -> program.out().equals("half\n"));
        assertThat(names()).hasSize(2);

        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();

        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(folder.resolve("a.png")).hasContent("old");
        assertThat(names()).containsExactly("a.png");
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
    void signalReleasesWhatIsHeld(String signal, int status) throws Exception {
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            String[] words = {"-s", address(server), "keydown", "ctrl", "mousedown", "1", "pause", "60"};
            // A shell has what it starts in the background ignore SIGINT, and Java leaves that so.
            String listening = "exec env --default-signal=INT,HUP \"$@\"";
            Process process = program.start(listening, List.of(), Main.class, words);
            server.events().await(ClientEvent.Pointer.class);
            assertThat(new ProcessBuilder("kill", "-" + signal, "" + process.pid())
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(program.err()).isEqualTo(status);

            server.events().await(ClientEvent.Disconnected.class);
            assertThat(server.events().all(ClientEvent.Key.class))
                    .containsExactly(new ClientEvent.Key(0xFFE3, true), new ClientEvent.Key(0xFFE3, false));
            assertThat(server.events().all(ClientEvent.Pointer.class))
                    .containsExactly(new ClientEvent.Pointer(0, 0, 1), new ClientEvent.Pointer(0, 0, 0));
        }
    }

    @Test
    void signalStopsTyping() throws Exception {
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            String[] words = {"--delay", "20", "-s", address(server), "type", "a".repeat(10_000)};
            Process process = program.start(EXEC, List.of(), Main.class, words);
            server.events().await(ClientEvent.Key.class);
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);

            server.events().await(ClientEvent.Disconnected.class);
            List<ClientEvent.Key> keys = server.events().all(ClientEvent.Key.class);
            assertThat(keys.get(keys.size() - 1).down()).isFalse();
        }
    }

    @Test
    void passwordIsNotAskedForWithoutATerminal() throws Exception {
        try (RfbTestServer server = RfbTestServer.builder().password("right").start()) {
            assertThat(program.run(EXEC + " </dev/null", "-s", address(server), "capture", "a.png"))
                    .isEqualTo(3);
        }

        assertThat(program.err()).contains("--password-file").hasLineCount(1);
        assertThat(program.out()).isEmpty();
    }

    @Test
    void namesOfEveryKindAreWritten() throws Exception {
        String longName = "x".repeat(236) + ".png";
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            String[] words = {
                "-s",
                address(server),
                "capture",
                "-dash.png",
                "capture",
                "new\nline.png",
                "capture",
                "äöü€.png",
                "capture",
                longName
            };
            assertThat(program.run(EXEC, words)).isZero();
        }

        assertThat(names()).containsExactlyInAnyOrder("-dash.png", "new\nline.png", "äöü€.png", longName);
    }

    @Test
    void namesThatTheLocaleCannotWriteDoNoHarm() throws Exception {
        String shell = "LC_ALL=C HOME=/tmp/ä; export LC_ALL HOME; " + EXEC;
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            assertThat(program.run(shell, "-s", address(server), "capture", "a.png"))
                    .isZero();
            assertThat(program.run(shell, "-s", address(server), "capture", "ä.png"))
                    .isEqualTo(2);
        }

        assertThat(program.err()).contains("run with LC_ALL=C.UTF-8").hasLineCount(1);
        assertThat(names()).containsExactly("a.png");
    }

    @Test
    void stdoutByAnyNameIsNotReplaced() throws Exception {
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            assertThat(program.run(EXEC, "-s", address(server), "capture", "/dev/stdout"))
                    .isZero();
        }

        assertThat(Files.readAllBytes(top.resolve("stdout"))).startsWith(0x89, 'P', 'N', 'G');
        assertThat(Path.of("/dev/stdout")).isSymbolicLink();
    }

    @Test
    void demoEndsWithASignal() throws Exception {
        Process process = program.start(EXEC, List.of(), Main.class, "demo", "--port", "0");
        await().atMost(Duration.ofSeconds(30)).until(() -> program.out().endsWith("\n"));

        process.destroy();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
    }

    private static ServerBuilder noise() {
        SplittableRandom random = new SplittableRandom(1);
        return RfbTestServer.builder().picture(random.ints(200 * 150).toArray(), 200, 150);
    }

    private static String address(RfbTestServer server) {
        return "127.0.0.1::" + server.port();
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
