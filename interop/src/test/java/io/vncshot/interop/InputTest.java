package io.vncshot.interop;

import io.vncshot.interop.XEvent.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys and clicks as the X server, and programs on it, get them. */
class InputTest {
    private static final String ASCII = "Hello, World! 0123456789 ~`@#$%^&*()_+-={}|[]\\:\";'<>?,./ -text";
    private static final String UNICODE = "h\u00e9llo 100\u20ac \u043f\u0440\u0438\u0432\u0435\u0442 \u65e5\u672c";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = "QEMU", mode = EnumSource.Mode.EXCLUDE)
    void typedTextReachesAProgramInATerminal(ServerKind kind) {
        assertThat(typedInTerminal(kind, ASCII)).isEqualTo(ASCII + "\n");
    }

    /** These servers give a keysym that no key has a key. */
    @ParameterizedTest
    @EnumSource(names = "QEMU", mode = EnumSource.Mode.EXCLUDE)
    void typedUnicodeReachesAProgramInATerminal(ServerKind kind) {
        assertThat(typedInTerminal(kind, UNICODE)).isEqualTo(UNICODE + "\n");
    }

    @ParameterizedTest
    @EnumSource(names = "QEMU", mode = EnumSource.Mode.EXCLUDE)
    void chordPressesInOrderAndReleasesInReverse(ServerKind kind) {
        assertThat(keyEvents(kind, 6, "key", "ctrl-alt-del"))
                .containsExactly("+ffe3", "+ffe9", "+ffff", "-ffff", "-ffe9", "-ffe3");
    }

    @ParameterizedTest
    @EnumSource(names = "QEMU", mode = EnumSource.Mode.EXCLUDE)
    void clicksArriveWhereThePointerWasMoved(ServerKind kind) {
        try (XVncServer server = XVncServer.start(ServerSetup.of(kind))) {
            server.screen().connection().openInputWindow(400, 300);

            run(server, "move 51 62 click 1 move 70 81 click 3 move 399 299 click 4".split(" ", -1));

            List<String> clicks = new ArrayList<>();
            while (clicks.size() < 6) {
                XEvent event = next(server);
                if (event.kind() == Kind.BUTTON_PRESS || event.kind() == Kind.BUTTON_RELEASE) {
                    clicks.add((event.kind() == Kind.BUTTON_PRESS ? "+" : "-") + event.detail() + " " + event.rootX()
                            + "," + event.rootY());
                }
            }
            assertThat(clicks)
                    .containsExactly("+1 51,62", "-1 51,62", "+3 70,81", "-3 70,81", "+4 399,299", "-4 399,299");
        }
    }

    private String typedInTerminal(ServerKind kind, String text) {
        try (XVncServer server = XVncServer.start(ServerSetup.of(kind))) {
            Path file = folder.resolve("typed");
            server.screen()
                    .startClient(
                            "xterm",
                            "-wf",
                            "-u8",
                            "-geometry",
                            "80x10+30+400",
                            "-e",
                            "sh",
                            "-c",
                            "exec cat >\"$1\"",
                            "sh",
                            file.toString());
            Awaitility.await().until(() -> Files.exists(file));

            run(server, "move", "100", "450", "type", text, "key", "enter");

            Awaitility.await().until(() -> read(file).endsWith("\n"));
            return read(file);
        }
    }

    private List<String> keyEvents(ServerKind kind, int count, String... actions) {
        try (XVncServer server = XVncServer.start(ServerSetup.of(kind))) {
            XConnection connection = server.screen().connection();
            connection.openInputWindow(400, 300);

            run(server, actions);

            List<String> keys = new ArrayList<>();
            while (keys.size() < count) {
                XEvent event = next(server);
                if (event.kind() == Kind.KEY_PRESS || event.kind() == Kind.KEY_RELEASE) {
                    int keysym = connection.keysyms(event.detail()).get(0);
                    keys.add((event.kind() == Kind.KEY_PRESS ? "+" : "-") + Integer.toHexString(keysym));
                }
            }
            return keys;
        }
    }

    private void run(XVncServer server, String... actions) {
        assertThat(Vncshot.in(folder, server.port()).run(actions)).isEqualTo(new Command.Result(0, "", ""));
    }

    private static XEvent next(XVncServer server) {
        return server.screen().connection().nextEvent(10).orElseThrow();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
