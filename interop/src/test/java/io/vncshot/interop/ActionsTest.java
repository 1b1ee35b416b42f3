package io.vncshot.interop;

import io.vncshot.interop.ServerSetup.ScreenMode;
import io.vncshot.interop.XEvent.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The action language against real servers: what X clients, the guest and the screen show of it. */
class ActionsTest {
    private static final Command.Result SILENT_SUCCESS = new Command.Result(0, "", "");
    private static final Pattern KEYSYM = Pattern.compile("KeyPress event[^K]*?keysym 0x\\w+, (\\w+)\\)");

    private static final Pattern QCODE = Pattern.compile("key qcode (\\w+), down 1");

    /** Names that vncdotool and X11 have for keys, and X11's own after each; modes that stay come last. */
    private static final String KEYS = "bsp BackSpace tab Tab return Return enter Return esc Escape ins Insert"
            + " delete Delete del Delete home Home end End pgup Prior pgdn Next left Left up Up right Right down Down"
            + " slash slash bslash backslash fslash slash spacebar space space space sb space minus minus"
            + " f1 F1 f2 F2 f3 F3 f4 F4 f5 F5 f6 F6 f7 F7 f8 F8 f9 F9 f10 F10 f11 F11 f12 F12"
            + " f13 F13 f14 F14 f15 F15 f16 F16 f17 F17 f18 F18 f19 F19 f20 F20"
            + " lshift Shift_L shift Shift_L rshift Shift_R lctrl Control_L ctrl Control_L rctrl Control_R"
            + " lalt Alt_L alt Alt_L ralt Alt_R super Super_L lsuper Super_L rsuper Super_R"
            + " pause Pause kp0 KP_0 kp1 KP_1 kp2 KP_2 kp3 KP_3 kp4 KP_4 kp5 KP_5 kp6 KP_6 kp7 KP_7 kp8 KP_8 kp9 KP_9"
            + " kpenter KP_Enter kp_add KP_Add kp_subtract KP_Subtract kp_multiply KP_Multiply kp_divide KP_Divide"
            + " kp_decimal KP_Decimal print Print menu Menu altgr ISO_Level3_Shift a a A A 1 1 ! exclam ~ asciitilde"
            + " ? question 0xff1b Escape U+0041 A \u00E9 eacute"
            + " scrlk Scroll_Lock scrlk Scroll_Lock numlk Num_Lock numlk Num_Lock caplk Caps_Lock caplk Caps_Lock";

    private static final String QEMU_KEYS = "esc esc F1 f1 f12 f12 tab tab bsp backspace enter ret del delete"
            + " ins insert home home end end pgup pgup pgdn pgdn left left up up right right down down a a z z 0 0"
            + " ctrl ctrl rctrl ctrl_r alt alt ralt alt_r shift shift rshift shift_r super meta_l rsuper meta_r"
            + " menu compose pause pause kp0 kp_0 kpenter kp_enter kp_add kp_add kp_divide kp_divide slash slash"
            + " bslash backslash minus minus caplk caps_lock numlk num_lock scrlk scroll_lock print print";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = "QEMU", mode = EnumSource.Mode.EXCLUDE)
    void everyKeyArrivesAsTheKeysymOfItsName(ServerKind kind) {
        // x11vnc presses the keypad's keys whatever Num_Lock makes of them.
        String keys = kind == ServerKind.X11VNC ? "numlk Num_Lock " + KEYS : KEYS;
        try (XVncServer server = XVncServer.start(ServerSetup.of(kind))) {
            Path log = folder.resolve("xev");
            server.screen()
                    .startClient(
                            "sh",
                            "-c",
                            "exec stdbuf -oL xev -geometry 400x300+0+0 -event keyboard >\"$1\"",
                            "sh",
                            log.toString());
            Awaitility.await().until(() -> read(log).contains("Outer window"));
            run(server, "move", "100", "100", "pause", "0.5");

            run(server, keyActions(keys));

            // The servers press and release modifiers of their own around some.
            Awaitility.await().untilAsserted(() -> assertThat(keysyms(log)).containsSubsequence(everySecond(keys)));
        }
    }

    @Test
    void everyKeyArrivesAsItsPlaceOnTheGuestsKeyboard() {
        ServerSetup setup = ServerSetup.of(ServerKind.QEMU).withArguments("-trace", "input_event_key_qcode");
        try (VncServer server = VncServer.start(setup)) {
            assertThat(Vncshot.in(folder, server.port()).run(keyActions(QEMU_KEYS)))
                    .isEqualTo(SILENT_SUCCESS);

            Awaitility.await()
                    .untilAsserted(() -> assertThat(found(QCODE, server.daemon().log()))
                            .containsSubsequence(everySecond(QEMU_KEYS)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "QEMU", mode = EnumSource.Mode.EXCLUDE)
    void thousandCharactersWithoutDelayArriveCompleteAndInOrder(ServerKind kind) {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < 20; line++) {
            text.append("Line ").append(line).append(": the Quick brown (fox) jumps; over $5 dogs!\n");
        }
        while (text.length() < 1000) {
            text.append("0123456789abcdefghijklmnopqrstuvwxyz\n");
        }
        try (XVncServer server = XVncServer.start(ServerSetup.of(kind))) {
            Path typed = startTerminal(server, "cat");

            assertThat(Vncshot.in(folder, server.port())
                            .withOptions("--delay", "0")
                            .run("move", "100", "450", "pause", "0.3", "type", text.toString()))
                    .isEqualTo(SILENT_SUCCESS);

            Awaitility.await().until(() -> read(typed).length() >= text.length());
            assertThat(read(typed)).isEqualTo(text.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void twentyCapturesOverOneConnectionAreTheScreen(ServerKind kind) {
        try (VncServer server = VncServer.start(ServerSetup.of(kind))) {
            List<String> actions = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                actions.addAll(List.of("capture", i + ".png"));
            }

            assertThat(Vncshot.in(folder, server.port()).run(actions.toArray(new String[0])))
                    .isEqualTo(SILENT_SUCCESS);

            Picture truth = server.truth();
            for (int i = 0; i < 20; i++) {
                assertThat(Picture.read(folder.resolve(i + ".png")).differenceFrom(truth))
                        .as("capture " + i)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = "QEMU", mode = EnumSource.Mode.EXCLUDE)
    void buttonIsDownAllTheWayOfADrag(ServerKind kind) {
        try (XVncServer server = XVncServer.start(ServerSetup.of(kind))) {
            server.screen().connection().openInputWindow(400, 300);

            run(server, "move 20 30 pause 0.3 mousedown 1 drag 120 80 mouseup 1 doubleclick 3".split(" ", -1));

            List<String> path = new ArrayList<>();
            XEvent event = next(server);
            while (!(event.kind() == Kind.BUTTON_PRESS && event.detail() == 3)) {
                path.add(event.kind() + " " + event.rootX() + "," + event.rootY() + " " + (event.state() & 0x100));
                event = next(server);
            }
            assertThat(path)
                    .containsSubsequence(
                            "BUTTON_PRESS 20,30 0",
                            "MOTION 30,35 256",
                            "MOTION 70,55 256",
                            "MOTION 120,80 256",
                            "BUTTON_RELEASE 120,80 256");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "QEMU", mode = EnumSource.Mode.EXCLUDE)
    void textGoesToTheClipboardAndComesBack(ServerKind kind) {
        String text = kind == ServerKind.TIGERVNC ? "h\u00E9llo-1\u20AC-\u65E5\u672C" : "h\u00E9llo";
        try (XVncServer server = XVncServer.start(ServerSetup.of(kind))) {
            Path typed = startTerminal(server, "cat");
            String[] paste = {
                "move", "100", "450", "pause", "0.3", "paste", text, "pause", "0.3", "click", "2", "pause", "0.5",
                "key", "enter", "pause", "0.3"
            };

            run(server, paste);

            Awaitility.await().until(() -> read(typed).endsWith("\n"));
            assertThat(read(typed)).isEqualTo(text + "\n");
            Command.Result copied = Vncshot.in(folder, server.port())
                    .run("move", "52", "410", "pause", "0.3", "doubleclick", "pause", "0.3", "copy");
            assertThat(copied.errors()).isEmpty();
            assertThat(copied.output()).startsWith("h\u00E9llo");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "QEMU", mode = EnumSource.Mode.EXCLUDE)
    void whatIsExpectedIsAwaited(ServerKind kind) {
        try (XVncServer server = XVncServer.start(ServerSetup.of(kind))) {
            run(server, "stable", "0.2", "capture", "before.png", "rcapture", "part.png", "10", "20", "300", "240");
            run(server, "expect", "before.png", "0", "rexpect", "part.png", "10", "20", "0");
            Command.Result found =
                    Vncshot.in(folder, server.port()).run("find", "part.png", "1", "findclick", "part.png", "1");
            assertThat(found).isEqualTo(new Command.Result(0, "10 20 300 240\n", ""));
            assertThat(server.screen().pointer()).isEqualTo(new java.awt.Point(160, 140));

            CompletableFuture<Command.Result> changed = CompletableFuture.supplyAsync(() ->
                    Vncshot.in(folder, server.port()).run("capture", "now.png", "change", "20", "390", "300", "50"));
            Awaitility.await().until(() -> Files.exists(folder.resolve("now.png")));
            assertThat(changed).isNotDone();
            startTerminal(server, "sleep 60");
            assertThat(changed.join()).isEqualTo(SILENT_SUCCESS);

            Command.Result gone =
                    Vncshot.in(folder, server.port()).withOptions("-t", "3").run("expect", "before.png", "0");
            assertThat(gone.exitStatus()).isEqualTo(40);
        }
    }

    @Test
    void desktopIsResized() {
        try (XVncServer server =
                XVncServer.start(ServerSetup.of(ServerKind.TIGERVNC).with(new ScreenMode(1024, 768, 24)))) {
            run(server, "resize", "800", "600", "capture", "small.png");

            assertThat(Picture.read(folder.resolve("small.png")).width()).isEqualTo(800);
            assertThat(server.truth().width()).isEqualTo(800);
        }
        try (VncServer server = VncServer.start(ServerSetup.of(ServerKind.TIGHTVNC))) {
            Command.Result result = Vncshot.in(folder, server.port()).run("resize", "800", "600");
            assertThat(result.exitStatus()).isEqualTo(30);
            assertThat(result.errors()).isEqualTo("vncshot: resize 800 600: the server cannot be resized\n");
        }
    }

    /** One at 30,400, whose input goes through {@code sh -c} into the file that is returned. */
    private Path startTerminal(XVncServer server, String program) {
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
                        "exec " + program + " >\"$1\"",
                        "sh",
                        file.toString());
        Awaitility.await().until(() -> Files.exists(file));
        return file;
    }

    private void run(XVncServer server, String... actions) {
        assertThat(Vncshot.in(folder, server.port()).run(actions)).isEqualTo(SILENT_SUCCESS);
    }

    private static String[] keyActions(String keys) {
        List<String> actions = new ArrayList<>();
        String[] words = keys.split(" ", -1);
        for (int i = 0; i < words.length; i += 2) {
            actions.addAll(List.of("key", words[i]));
        }
        return actions.toArray(new String[0]);
    }

    private static List<String> everySecond(String keys) {
        List<String> names = new ArrayList<>();
        String[] words = keys.split(" ", -1);
        for (int i = 1; i < words.length; i += 2) {
            names.add(words[i]);
        }
        return names;
    }

    private static List<String> keysyms(Path log) {
        return found(KEYSYM, read(log));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(ActionsTest::firstGroup).toList();
    }

    private static String firstGroup(MatchResult match) {
        return match.group(1);
    }

    private static XEvent next(XVncServer server) {
        return server.screen().connection().nextEvent(10).orElseThrow();
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
