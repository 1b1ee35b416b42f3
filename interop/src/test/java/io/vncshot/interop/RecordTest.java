package io.vncshot.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Sessions of TigerVNC's viewer, and of vncshot, on real servers: recorded, played and served again. */
class RecordTest {
    private static final Pattern HERE = Pattern.compile("connect the viewer to (\\S+)\n");
    private static final Pattern SERVED = Pattern.compile("the recording is served on (\\S+)\n");

    /** So that a client without JPEG can be served what was recorded. */
    private static final String LOSSLESS = "-AutoSelect=0 -PreferredEncoding=ZRLE -NoJPEG";

    private static final String PASSWORD = "geheim12";

    @TempDir
    private Path folder;

    @Test
    void sessionOfARealViewerIsPlayedBackToTheSamePicture() throws IOException {
        Requirements.require(List.of("xtigervncviewer", "xdotool", "Xvfb"));
        Picture before;
        Picture recorded;
        try (XVncServer server = startWithShell();
                XScreen viewerScreen = startViewerScreen()) {
            before = settled(server);
            recorded = playAPerson(server, viewerScreen);
        }

        assertThat(read("session.vdo")).contains("keydown enter\n", "expect session-1.png 0\n", "mousedown 1\n");
        String zip = folder.resolve("wire.zip").toString();
        try (Daemon replay = Vncshot.start(Map.of(), "replay", "--server", zip, "--listen", "0")) {
            Command.Result again = Vncshot.in(folder, address(replay, SERVED)).run("capture", "again.png");
            assertThat(again.errors()).isEmpty();
            // In the middle TigerVNC had drawn the pointer into what it sent.
            Picture served = Picture.read(folder.resolve("again.png"));
            assertThat(served.crop(0, 0, 1024, 350).differenceFrom(before.crop(0, 0, 1024, 350)))
                    .isEmpty();
            assertThat(served.crop(0, 420, 1024, 348).differenceFrom(before.crop(0, 420, 1024, 348)))
                    .isEmpty();
        }
        try (XVncServer server = startWithShell()) {
            assertThat(settled(server).same(recorded)).isFalse();
            Command.Result played = Vncshot.in(folder, server.port()).run("session.vdo");
            assertThat(played.errors()).isEmpty();
            assertThat(settled(server).differenceFrom(recorded)).isEmpty();
        }
        try (XVncServer server = startWithShell()) {
            Command.Result played = Vncshot.run(folder, "replay", "-s", "127.0.0.1::" + server.port(), "wire.zip");
            assertThat(played.errors()).isEmpty();
            assertThat(settled(server).differenceFrom(recorded)).isEmpty();
        }
    }

    /** Returns what is on the screen at the end. */
    private Picture playAPerson(XVncServer server, XScreen viewerScreen) {
        try (Daemon recorder = record(server, viewerScreen, "xtigervncviewer -SecurityTypes None " + LOSSLESS)) {
            String window = awaitWindow(viewerScreen, recorder);
            xdotool(viewerScreen, "mousemove --window " + window + " 200 500 sleep 0.2 click 1 sleep 0.2");
            xdotool(viewerScreen, "type --delay 40", "echo \"Grün\" #1|tr a-z A-Z");
            xdotool(viewerScreen, "key Return sleep 0.5 key Pause");
            within().until(() -> Files.exists(folder.resolve("session-1.png")));
            xdotool(
                    viewerScreen,
                    "mousemove --window " + window + " 150 450 mousedown 1 sleep 0.1 mousemove --window " + window
                            + " 260 470 sleep 0.1 mouseup 1 sleep 0.2 click 2 sleep 0.3");
            endViewer(recorder);
            within().until(() -> !recorder.isAlive());
            return settled(server);
        }
    }

    @Test
    void wireOfAPasswordSessionHoldsNoCredentialAndIsServedAgain() throws IOException {
        String zip = folder.resolve("wire.zip").toString();
        Picture truth;
        try (XVncServer server =
                        XVncServer.start(ServerSetup.of(ServerKind.TIGERVNC).withPassword(PASSWORD));
                Daemon recorder = Vncshot.start(
                        Map.of(), "record", "-s", "127.0.0.1::" + server.port(), "--listen", "0", "--wire", zip)) {
            Command.Result direct = Vncshot.in(folder, address(recorder, HERE))
                    .withPassword(PASSWORD)
                    .run("capture", "direct.png");
            assertThat(direct.errors()).isEmpty();
            within().until(() -> !recorder.isAlive());
            truth = server.truth();
        }

        byte[] toServer = entry("wire.zip", "c2s.bin");
        byte[] toViewer = entry("wire.zip", "s2c.bin");
        assertThat(toServer).startsWith("RFB 003.008\n\1\1".getBytes(StandardCharsets.US_ASCII));
        assertThat(Arrays.copyOf(toViewer, 22))
                .isEqualTo("RFB 003.008\n\1\1\0\0\0\0\4\0\3\0".getBytes(StandardCharsets.US_ASCII));
        for (byte[] bytes :
                List.of(toServer, toViewer, entry("wire.zip", "session.vdo"), entry("wire.zip", "meta.json"))) {
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(PASSWORD);
        }
        try (Daemon replay = Vncshot.start(Map.of(), "replay", "--server", zip, "--listen", "0")) {
            Command.Result again = Vncshot.in(folder, address(replay, SERVED)).run("capture", "again.png");
            assertThat(again.errors()).isEmpty();
        }
        assertThat(Picture.read(folder.resolve("again.png")).differenceFrom(truth))
                .isEmpty();
    }

    @Test
    void encryptedSessionIsRecordedByOneThatLogsIn() throws IOException {
        Path script = folder.resolve("tls.vdo");
        try (XVncServer server = XVncServer.start(ServerSetup.of(ServerKind.TIGERVNC)
                        .withPassword(PASSWORD)
                        .withArguments("-SecurityTypes", "TLSVnc"));
                Daemon recorder = Vncshot.start(
                        Map.of("VNC_PASSWORD", PASSWORD),
                        "record",
                        "-s",
                        "127.0.0.1::" + server.port(),
                        "--listen",
                        "0",
                        "--one-shot",
                        "--insecure",
                        "--log-in",
                        script.toString())) {
            Command.Result viewer =
                    Vncshot.in(folder, address(recorder, HERE)).run("key", "a", "key", "pause", "capture", "seen.png");
            assertThat(viewer.errors()).isEmpty();
            within().until(() -> !recorder.isAlive());

            assertThat(Picture.read(folder.resolve("seen.png")).differenceFrom(server.truth()))
                    .isEmpty();
            assertThat(read("tls.vdo")).contains("keydown a\n", "expect tls-1.png 0\n");
        }
    }

    @Test
    void encryptedSessionGoesThroughAndIsSaidNotToBeFollowed() {
        try (XVncServer server = XVncServer.start(ServerSetup.of(ServerKind.TIGERVNC)
                        .withPassword(PASSWORD)
                        .withArguments("-SecurityTypes", "TLSVnc"));
                Daemon recorder = Vncshot.start(
                        Map.of(),
                        "record",
                        "-s",
                        "127.0.0.1::" + server.port(),
                        "--listen",
                        "0",
                        folder.resolve("tls.vdo").toString())) {
            Command.Result viewer = Vncshot.in(folder, address(recorder, HERE))
                    .withPassword(PASSWORD)
                    .withOptions("--insecure")
                    .run("key", "a", "capture", "seen.png");
            assertThat(viewer.errors()).isEmpty();

            within().until(() -> recorder.log().contains("encrypt their session (TLSVnc)"));
            assertThat(Picture.read(folder.resolve("seen.png")).differenceFrom(server.truth()))
                    .isEmpty();
        }
    }

    private static ConditionFactory within() {
        return Awaitility.await().atMost(30, TimeUnit.SECONDS);
    }

    private static XVncServer startWithShell() {
        XVncServer server = XVncServer.start(ServerSetup.of(ServerKind.TIGERVNC));
        server.screen()
                .startClient(
                        "xterm", "-u8", "-geometry", "80x20+40+380", "+bc", "-e", "env", "PS1=% ", "ENV=", "sh", "-i");
        return server;
    }

    private static XScreen startViewerScreen() {
        return XScreen.start(
                display -> List.of("Xvfb", ":" + display, "-screen", "0", "1100x900x24", "-nolisten", "tcp"));
    }

    private Daemon record(XVncServer server, XScreen viewerScreen, String viewer) {
        return Vncshot.start(
                Map.of("DISPLAY", viewerScreen.name()),
                "record",
                "-s",
                "127.0.0.1::" + server.port(),
                "--viewer",
                viewer,
                "--wire",
                folder.resolve("wire.zip").toString(),
                folder.resolve("session.vdo").toString());
    }

    /** There is no window manager to give it the focus. */
    private static String awaitWindow(XScreen screen, Daemon recorder) {
        List<String> found = new ArrayList<>();
        within().until(() -> {
            found.clear();
            found.addAll(xdotoolResult(screen, "search --onlyvisible --name", " - TigerVNC")
                    .output()
                    .lines()
                    .toList());
            return !found.isEmpty() || !recorder.isAlive();
        });
        assertThat(found).as(recorder.log()).isNotEmpty();
        xdotool(screen, "windowfocus --sync " + found.get(0));
        return found.get(0);
    }

    private static void xdotool(XScreen screen, String words, String... more) {
        Command.Result result = xdotoolResult(screen, words, more);
        assertThat(result.exitStatus()).as(result.errors()).isZero();
    }

    private static Command.Result xdotoolResult(XScreen screen, String words, String... more) {
        List<String> line = new ArrayList<>(List.of("xdotool"));
        line.addAll(List.of(words.split(" ", -1)));
        line.addAll(List.of(more));
        return new Command(line, Path.of("."), Map.of("DISPLAY", screen.name(), "LC_ALL", "C.UTF-8")).run();
    }

    private static void endViewer(Daemon recorder) {
        recorder.process()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("xtigervncviewer"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private Picture settled(XVncServer server) {
        Command.Result result = Vncshot.in(folder, server.port()).run("stable", "1");
        assertThat(result.errors()).isEmpty();
        return server.truth();
    }

    /** Where a recorder that has just been started waits for viewers. */
    static String recorderAddress(Daemon recorder) {
        return address(recorder, HERE);
    }

    private static String address(Daemon daemon, Pattern line) {
        within().until(() -> line.matcher(daemon.log()).find());
        Matcher matcher = line.matcher(daemon.log());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private byte[] entry(String zip, String name) throws IOException {
        try (ZipFile file = new ZipFile(folder.resolve(zip).toFile())) {
            return file.getInputStream(file.getEntry(name)).readAllBytes();
        }
    }
}
