package io.vncshot.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A recorded session, read as a script and shown by the noVNC of Debian, which had shown it live. */
class PlaybackTest {
    private static final Path NOVNC = Path.of("/usr/share/novnc");

    @TempDir
    private Path folder;

    @Test
    void aRecordingEndsInThePictureThatWasSeen() throws IOException {
        Requirements.requireFolder(NOVNC);
        Path recording = folder.resolve("recording");
        Picture seen = record(recording);
        Path page = Files.createDirectory(folder.resolve("page"));
        Command.of("cp", "-rL", NOVNC + "/core", NOVNC + "/vendor", page.toString())
                .runSuccessfully();
        Files.copy(Path.of("src/test/resources/playback/index.html"), page.resolve("index.html"));
        Files.copy(Path.of(recording + ".1"), page.resolve("recording.js"));
        try (Websockify server = Websockify.to(VncPort.free(), "--web", page.toString());
                Browser browser = Browser.start(folder.resolve("player"))) {
            browser.open("http://127.0.0.1:" + server.port() + "/");
            browser.until("document.body.dataset.last == 'EOF'");
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(browser.canvas().differenceFrom(seen)).isEmpty());
            assertThat(browser.problems()).isEmpty();
        }
    }

    /** What the canvas holds in the end, and it is the screen. */
    private Picture record(Path recording) {
        try (XVncServer server = XVncServer.start(ServerSetup.of(ServerKind.TIGERVNC));
                Websockify proxy = Websockify.to(
                        server.port(), "--web", NOVNC.toString(), "--record", recording.toString(), "--traffic");
                Browser browser = Browser.start(folder.resolve("viewer"))) {
            VncPageTest.showFewColours(server.screen());
            browser.resize(1300, 900);
            browser.open(VncPageTest.Page.DEBIANS.address(proxy));
            VncPageTest.Page.DEBIANS.awaitConnected(browser);
            Picture truth = server.truth();
            VncPageTest.awaitPixels(browser, truth);
            browser.open("about:blank");
            Awaitility.await()
                    .until(() -> Files.readString(Path.of(recording + ".1")).endsWith("'EOF'];\n"));
            assertThat(proxy.daemon().log()).contains("{", "<", "}", ">");
            return truth;
        }
    }
}
