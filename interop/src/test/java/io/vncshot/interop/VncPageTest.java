package io.vncshot.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The VNC pages in a real browser, one at a time, through the proxy to a real server. */
@Execution(ExecutionMode.SAME_THREAD)
class VncPageTest {
    private static final String TYPED = "Hello, World! 0123456789 ~`@#$%^&*()_+-={}|[]\\:\";'<>?,./";

    @TempDir
    private Path folder;

    /** Our page, and Debian's package. In both the one canvas in the page holds the desktop, not scaled. */
    enum Page {
        OURS("?autoconnect=1&resize=off", "#state", "document.body.dataset.state == "),
        DEBIANS("vnc.html?autoconnect=1&resize=off", "#noVNC_status", "document.documentElement.className == ");

        private final String path;
        private final String state;
        private final String stateIs;

        Page(String path, String state, String stateIs) {
            this.path = path;
            this.state = state;
            this.stateIs = stateIs;
        }

        Websockify proxy(int targetPort) {
            if (this == OURS) {
                return Websockify.to(targetPort);
            }
            Path novnc = Path.of("/usr/share/novnc");
            Requirements.requireFolder(novnc);
            return Websockify.to(targetPort, "--web", novnc.toString());
        }

        String address(Websockify proxy) {
            return "http://127.0.0.1:" + proxy.port() + "/" + path;
        }

        void awaitConnected(Browser browser) {
            browser.until(
                    this == OURS ? stateIs + "'connected'" : "document.querySelector('.noVNC_connected') != null");
        }

        String awaitFailure(Browser browser) {
            browser.until(
                    this == OURS
                            ? stateIs + "'failed'"
                            : "document.querySelector('#noVNC_status.noVNC_open.noVNC_status_error') != null");
            return browser.text(state);
        }
    }

    /** Of areas with more colours servers send JPEG. */
    @ParameterizedTest
    @EnumSource
    void theCanvasComesToHoldAScreenOfFewColours(Page page) {
        try (XVncServer server = XVncServer.start(ServerSetup.of(ServerKind.TIGERVNC));
                Websockify proxy = page.proxy(server.port());
                Browser browser = Browser.start(folder.resolve("profile"))) {
            showFewColours(server.screen());
            browser.resize(1300, 900);
            browser.open(page.address(proxy));
            page.awaitConnected(browser);
            awaitPixels(browser, server.truth());
        }
    }

    @Test
    void exactColoursAreThoseOfTheScreen() {
        try (XVncServer server = XVncServer.start(ServerSetup.of(ServerKind.TIGERVNC));
                Websockify proxy = Websockify.to(server.port());
                Browser browser = Browser.start(folder.resolve("profile"))) {
            browser.open(Page.OURS.address(proxy) + "&lossless=1");
            Page.OURS.awaitConnected(browser);
            awaitPixels(browser, server.truth());
        }
    }

    @ParameterizedTest
    @EnumSource
    void typedKeysReachAProgramInATerminal(Page page) {
        try (XVncServer server = XVncServer.start(ServerSetup.of(ServerKind.TIGERVNC));
                Websockify proxy = page.proxy(server.port());
                Browser browser = Browser.start(folder.resolve("profile"))) {
            Path file = folder.resolve("typed");
            server.screen().startClient(typewriter(file));
            Awaitility.await().until(() -> Files.exists(file));
            browser.resize(1300, 900);
            browser.open(page.address(proxy));
            page.awaitConnected(browser);

            browser.click("canvas", 100, 450);
            browser.type(TYPED);
            browser.press("Enter");

            Awaitility.await().until(() -> read(file).endsWith("\n"));
            assertThat(read(file)).isEqualTo(TYPED + "\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWrongPasswordIsSaid(Page page) {
        ServerSetup setup = ServerSetup.of(ServerKind.TIGERVNC).withPassword("right");
        try (VncServer server = VncServer.start(setup);
                Websockify proxy = page.proxy(server.port());
                Browser browser = Browser.start(folder.resolve("profile"))) {
            browser.open(page.address(proxy) + "&password=wrong");
            assertThat(page.awaitFailure(browser)).contains("Authentication failure");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLostServerIsSaid(Page page) {
        try (VncServer server = VncServer.start(ServerSetup.of(ServerKind.TIGERVNC));
                Websockify proxy = page.proxy(server.port());
                Browser browser = Browser.start(folder.resolve("profile"))) {
            browser.open(page.address(proxy));
            page.awaitConnected(browser);
            server.daemon().signal("KILL");
            if (page == Page.OURS) {
                assertThat(page.awaitFailure(browser)).startsWith("The ").contains("connection");
            } else {
                browser.until("document.querySelector('.noVNC_connected') == null");
            }
        }
    }

    @Test
    void thePasswordIsAskedFor() {
        ServerSetup setup = ServerSetup.of(ServerKind.TIGERVNC).withPassword("right");
        try (VncServer server = VncServer.start(setup);
                Websockify proxy = Websockify.to(server.port());
                Browser browser = Browser.start(folder.resolve("profile"))) {
            browser.open(Page.OURS.address(proxy));
            browser.until("document.querySelector('#credentials').open");
            browser.type("wrong");
            browser.press("Enter");
            assertThat(Page.OURS.awaitFailure(browser)).startsWith("Wrong password");
            browser.click("#go");
            browser.until("document.querySelector('#credentials').open");
            browser.fill("#password", "right");
            browser.press("Enter");
            Page.OURS.awaitConnected(browser);
            assertThat(browser.text("#state")).startsWith("Connected to ");
        }
    }

    @Test
    void aScreenshotIsTheDesktopHoweverItIsScaled() {
        try (XVncServer server = XVncServer.start(ServerSetup.of(ServerKind.TIGERVNC));
                Websockify proxy = Websockify.to(server.port());
                Browser browser = Browser.start(folder.resolve("profile"))) {
            browser.resize(400, 700);
            browser.open("http://127.0.0.1:" + proxy.port() + "/?autoconnect=1&resize=scale&lossless=1");
            Page.OURS.awaitConnected(browser);
            moveThePointer(browser);
            Picture truth = server.truth();
            Path file = folder.resolve("screenshot.png");
            Awaitility.await().untilAsserted(() -> {
                assertThat(browser.download("#screenshot", file)).endsWith(".png");
                assertThat(Picture.read(file).differenceFrom(truth)).isEmpty();
            });
            assertThat(browser.problems()).isEmpty();
        }
    }

    @Test
    void aServerThatIsNotThereIsSaid() {
        try (Websockify proxy = Websockify.to(VncPort.free());
                Browser browser = Browser.start(folder.resolve("profile"))) {
            browser.open(Page.OURS.address(proxy));
            assertThat(Page.OURS.awaitFailure(browser)).isEqualTo("The VNC server cannot be reached");
        }
    }

    static void awaitPixels(Browser browser, Picture truth) {
        moveThePointer(browser);
        Awaitility.await().untilAsserted(() -> {
            String difference = browser.canvas().differenceFrom(truth);
            assertThat(difference).isEmpty();
        });
    }

    /** TigerVNC draws the pointer into the picture until the client has moved it. */
    private static void moveThePointer(Browser browser) {
        browser.click("canvas", 5, 5);
    }

    static void showFewColours(XScreen screen) {
        XVisual visual = screen.connection().visual();
        int[] values = new int[visual.size().width() * visual.size().height()];
        for (int i = 0; i < values.length; i++) {
            int x = i % visual.size().width();
            int y = i / visual.size().width();
            values[i] = (x / 100 + y / 80) % 4 * 0x204060 + (x * y % 7 == 0 ? 0x111111 : 0);
        }
        screen.connection().paintBackground(values);
    }

    private static String[] typewriter(Path file) {
        List<String> words = List.of(
                "xterm", "-geometry", "80x10+30+400", "-e", "sh", "-c", "exec cat >\"$1\"", "sh", file.toString());
        return words.toArray(new String[0]);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
