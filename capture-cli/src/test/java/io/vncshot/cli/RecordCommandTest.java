package io.vncshot.cli;

import io.vncshot.cli.record.WireFile;
import io.vncshot.testserver.ClientEvent;
import io.vncshot.testserver.RfbTestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class RecordCommandTest {
    private static final Pattern HERE = Pattern.compile("connect the viewer to (\\S+)\n");
    private static final Pattern SERVED = Pattern.compile("the recording is served on (\\S+)\n");

    @TempDir
    private Path folder;

    @Test
    void whatAViewerDoesIsAScriptThatDoesTheSame() throws Exception {
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            Background recorder = record(server, "--one-shot", "login.vdo");
            program(
                    "-s",
                    recorder.address(HERE),
                    "move",
                    "10",
                    "20",
                    "click",
                    "3",
                    "key",
                    "ctrl-A",
                    "type",
                    "'#",
                    "paste",
                    "it's");
            assertThat(recorder.end()).isZero();
            List<ClientEvent> recorded = input(server);

            assertThat(Files.readString(folder.resolve("login.vdo")))
                    .startsWith("# a session on 127.0.0.1::" + server.port() + ", recorded by vncshot on ")
                    .contains("keydown ctrl\n", "mousedown 3\n", "paste 'it'\\''s'\n");
            program("-s", address(server), "login.vdo");
            List<ClientEvent> both = input(server);
            assertThat(both.subList(recorded.size(), both.size())).isEqualTo(recorded);
        }
    }

    @Test
    void hotKeyBecomesAnExpectWithThePictureBesideTheScript() throws Exception {
        Files.createDirectory(folder.resolve("scripts"));
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            Background recorder = record(server, "--one-shot", "--hot-key", "f9", "scripts/a.vdo");
            program("-s", recorder.address(HERE), "key", "a", "key", "F9", "key", "b");
            assertThat(recorder.end()).isZero();

            assertThat(Files.readString(folder.resolve("scripts/a.vdo")))
                    .contains("expect a-1.png 0\n")
                    .doesNotContain("f9");
            assertThat(folder.resolve("scripts/a-1.png")).exists();
            program("-s", address(server), "scripts/a.vdo");
        }
    }

    @Test
    void wireHoldsNeitherThePasswordNorItsProofAndIsServedWithoutOne() throws Exception {
        try (RfbTestServer server = RfbTestServer.builder().password("geheim12").start()) {
            Background recorder = record(server, "--wire", "out.zip");
            program("-s", recorder.address(HERE), "-p", "geheim12", "type", "x", "capture", "direct.png");
            assertThat(recorder.end()).isZero();

            WireFile wire = WireFile.read(folder.resolve("out.zip"));
            assertThat(wire.toServer()).startsWith(ascii("RFB 003.008\n\1\1"));
            assertThat(wire.toViewer()).startsWith(ascii("RFB 003.008\n\1\1\0\0\0\0"));
            assertThat(wire.script()).contains("keydown x\n");

            Background replay = new Background("replay", "--server", "--listen", "0", "out.zip");
            program("-s", replay.address(SERVED), "capture", "served.png");
            assertThat(replay.end()).isZero();
            program("-s", address(server), "-p", "geheim12", "expect", "direct.png", "0", "expect", "served.png", "0");
        }
    }

    @Test
    void unsafeWireHoldsTheChallenge() throws Exception {
        try (RfbTestServer server = RfbTestServer.builder().password("geheim12").start()) {
            Background recorder = record(server, "--wire", "out.zip", "--wire-unsafe");
            program("-s", recorder.address(HERE), "-p", "geheim12", "capture", "direct.png");
            assertThat(recorder.end()).isZero();

            WireFile wire = WireFile.read(folder.resolve("out.zip"));
            assertThat(wire.toServer()).startsWith(ascii("RFB 003.008\n\2")).hasSizeGreaterThan(12 + 1 + 16 + 1);
            Background replay = new Background("replay", "--server", "--listen", "0", "out.zip");
            program("-s", replay.address(SERVED), "-p", "geheim12", "expect", "direct.png", "0");
            assertThat(replay.end()).isZero();
        }
    }

    @Test
    void recorderThatLogsInItselfAsksTheViewerForNothing() throws Exception {
        Files.writeString(folder.resolve("password"), "geheim12\n");
        try (RfbTestServer server = RfbTestServer.builder().password("geheim12").start()) {
            Background recorder =
                    record(server, "--log-in", "--password-file", "password", "--one-shot", "--wire", "w.zip", "a.vdo");
            program("-s", recorder.address(HERE), "key", "x", "key", "pause", "capture", "seen.png");
            assertThat(recorder.end()).isZero();

            assertThat(Files.readString(folder.resolve("a.vdo"))).contains("keydown x\n", "expect a-1.png 0\n");
            assertThat(WireFile.read(folder.resolve("w.zip")).pictures()).containsOnlyKeys("a-1.png");
        }
    }

    @Test
    void scriptInAZipIsRunWithItsPictures() throws Exception {
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            Background recorder = record(server, "--wire", "out.zip");
            program("-s", recorder.address(HERE), "key", "x", "key", "pause", "key", "y");
            assertThat(recorder.end()).isZero();
            List<ClientEvent> recorded = input(server);

            program("replay", "-s", address(server), "out.zip", "key", "z");

            List<ClientEvent> both = input(server);
            assertThat(both).hasSize(recorded.size() + 2 + 2 + 2);
        }
    }

    @Test
    void everyViewerHasAFileWithFilePerClient() throws Exception {
        Files.createDirectory(folder.resolve("out"));
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            Background recorder = record(server, "--file-per-client", "out");
            program("-s", recorder.address(HERE), "key", "a");
            program("-s", recorder.address(HERE), "key", "b");
            await().until(() -> recorder.program.err().split("actions in", -1).length == 3);
            recorder.thread.interrupt();
            recorder.end();

            List<String> names = new ArrayList<>();
            try (var files = Files.newDirectoryStream(folder.resolve("out"))) {
                files.forEach(file -> names.add(file.getFileName().toString()));
            }
            assertThat(names).containsExactlyInAnyOrder("20261122-101112.vdo", "20261122-101112-2.vdo");
        }
    }

    @Test
    void serverThatIsNotThereIsToldAndEndsAOneShot() throws Exception {
        RfbTestServer server = RfbTestServer.builder().start();
        Background recorder = record(server, "--one-shot", "a.vdo");
        server.close();
        ProgramHarness viewer = new ProgramHarness(folder);
        assertThat(viewer.run("-s", recorder.address(HERE), "key", "a")).isEqualTo(11);

        assertThat(recorder.end()).isEqualTo(10);
        assertThat(recorder.program.err()).contains("cannot connect: connection refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.vdo b.vdo",
                "none/a.vdo",
                ".",
                "--wire a.txt",
                "--wire none/a.zip",
                "--wire-unsafe a.vdo",
                "--file-per-client a.vdo",
                "--file-per-client --one-shot .",
                "--file-per-client --wire a.zip .",
                "--hot-key nokey a.vdo",
                "--listen 99999 a.vdo",
                "-s demo: a.vdo",
                "--password-file missing a.vdo"
            })
    void wrongCommandLineIsRefused(String line) {
        ProgramHarness program = new ProgramHarness(folder);
        List<String> words = new ArrayList<>(List.of("record"));
        words.addAll(line.isEmpty() ? List.of() : List.of(line.split(" ")));

        assertThat(program.run(words.toArray(new String[0]))).isEqualTo(2);
        assertThat(program.err()).startsWith("vncshot: ").hasLineCount(1);
    }

    private static List<ClientEvent> input(RfbTestServer server) {
        List<ClientEvent> input = new ArrayList<>();
        for (ClientEvent event : server.events().all()) {
            if (event instanceof ClientEvent.Key
                    || event instanceof ClientEvent.Pointer
                    || event instanceof ClientEvent.CutText) {
                input.add(event);
            }
        }
        return input;
    }

    private static String address(RfbTestServer server) {
        return "127.0.0.1::" + server.port();
    }

    private Background record(RfbTestServer server, String... words) {
        List<String> all = new ArrayList<>(List.of("record", "-s", address(server), "--listen", "0"));
        all.addAll(List.of(words));
        return new Background(all.toArray(new String[0]));
    }

    private void program(String... words) {
        ProgramHarness program = new ProgramHarness(folder);
        assertThat(program.run(words)).as(program.err()).isZero();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The program on a thread of its own. */
    private final class Background {
        private final ProgramHarness program = new ProgramHarness(folder);
        private final AtomicInteger status = new AtomicInteger(-1);
        private final Thread thread;

        Background(String... words) {
            thread = new Thread(() -> status.set(program.run(words)));
            thread.start();
        }

        String address(Pattern line) {
            await().until(() -> line.matcher(program.err() + program.out()).find());
            Matcher matcher = line.matcher(program.err() + program.out());
            assertThat(matcher.find()).isTrue();
            return matcher.group(1);
        }

        int end() throws InterruptedException {
            thread.join(20_000);
            assertThat(thread.isAlive()).as(program.err()).isFalse();
            return status.get();
        }
    }
}
