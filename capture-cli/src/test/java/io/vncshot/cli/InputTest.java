package io.vncshot.cli;

import io.vncshot.testserver.ClientEvent;
import io.vncshot.testserver.RfbTestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class InputTest {
    private static final int SHIFT = 0xFFE1;
    private static final int CTRL = 0xFFE3;
    private static final int ALT = 0xFFE9;
    private static final int DELETE = 0xFFFF;
    private static final int RETURN = 0xFF0D;

    @TempDir
    private Path folder;

    private ProgramHarness program;
    private RfbTestServer server;

    @BeforeEach
    void start() throws IOException {
        program = new ProgramHarness(folder);
        server = RfbTestServer.builder().start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keysOfAChordGoDownInOrderAndUpInReverse() {
        assertThat(events("key", "ctrl-alt-del"))
                .containsExactly(
                        key(CTRL, true),
                        key(ALT, true),
                        key(DELETE, true),
                        key(DELETE, false),
                        key(ALT, false),
                        key(CTRL, false));
    }

    @Test
    void textIsTypedCharacterByCharacter() {
        assertThat(events("type", "aA€\n"))
                .containsExactly(
                        key('a', true),
                        key('a', false),
                        key('A', true),
                        key('A', false),
                        key(0x0100_20AC, true),
                        key(0x0100_20AC, false),
                        key(RETURN, true),
                        key(RETURN, false));
    }

    @Test
    void forceCapsHoldsShiftForWhatNeedsItOnAUsKeyboard() {
        assertThat(events("--force-caps", "type", "aA1!"))
                .containsExactly(
                        key('a', true),
                        key('a', false),
                        key(SHIFT, true),
                        key('A', true),
                        key('A', false),
                        key(SHIFT, false),
                        key('1', true),
                        key('1', false),
                        key(SHIFT, true),
                        key('!', true),
                        key('!', false),
                        key(SHIFT, false));
    }

    @Test
    void forceCapsDoesNotPressShiftTwice() {
        assertThat(events("--force-caps", "key", "shift-A"))
                .containsExactly(key(SHIFT, true), key('A', true), key('A', false), key(SHIFT, false));
    }

    @Test
    void everySymbolAboveTheDigitsOfAUsKeyboardNeedsShift() {
        String symbols = "~!@#$%^&*()_+{}|:\"<>?";

        List<ClientEvent> events = events("--delay", "0", "--force-caps", "type", symbols + "`-=[]\\;',./");

        assertThat(events.stream().filter(key(SHIFT, true)::equals)).hasSize(symbols.length());
    }

    @Test
    void buttonsArePressedAndReleasedWhereThePointerIs() {
        assertThat(events("move", "10", "20", "click", "3", "move", "63", "47", "click"))
                .containsExactly(
                        pointer(10, 20, 0),
                        pointer(10, 20, 4),
                        pointer(10, 20, 0),
                        pointer(63, 47, 0),
                        pointer(63, 47, 1),
                        pointer(63, 47, 0));
    }

    @Test
    void clickWithoutAMoveIsAtTheOriginAndTheEighthButtonIsTheHighestBit() {
        assertThat(events("click", "8")).containsExactly(pointer(0, 0, 128), pointer(0, 0, 0));
    }

    @Test
    void keysAreHeldUntilTheyAreReleasedAndThoseLeftAtTheEnd() {
        assertThat(events("keydown", "ctrl-alt", "key", "a", "kup", "ctrl-alt", "kdown", "shift"))
                .containsExactly(
                        key(CTRL, true),
                        key(ALT, true),
                        key('a', true),
                        key('a', false),
                        key(CTRL, false),
                        key(ALT, false),
                        key(SHIFT, true),
                        key(SHIFT, false));
    }

    @Test
    void heldKeysAndButtonsAreReleasedWhenAnActionFails() {
        assertThat(program.run("-s", address(), "keydown", "ctrl", "mousedown", "2", "move", "64", "0"))
                .isEqualTo(30);

        server.events().await(ClientEvent.Disconnected.class);
        assertThat(server.events().all(ClientEvent.Key.class))
                .containsExactly(new ClientEvent.Key(CTRL, true), new ClientEvent.Key(CTRL, false));
        assertThat(server.events().all(ClientEvent.Pointer.class))
                .containsExactly(new ClientEvent.Pointer(0, 0, 2), new ClientEvent.Pointer(0, 0, 0));
    }

    @Test
    void fileIsTypedWithEachEndOfLineAsOneKey() throws IOException {
        Files.writeString(folder.resolve("text"), "a\r\n-\n");

        assertThat(events("typefile", "text"))
                .containsExactly(
                        key('a', true),
                        key('a', false),
                        key(RETURN, true),
                        key(RETURN, false),
                        key('-', true),
                        key('-', false),
                        key(RETURN, true),
                        key(RETURN, false));
        program.stdin = "b";
        server.events().clear();
        assertThat(events("typefile", "-")).containsExactly(key('b', true), key('b', false));
    }

    @Test
    void buttonsAreHeldWhileThePointerIsDraggedInSteps() {
        assertThat(events("move", "1", "2", "mdown", "1", "drag", "22", "9", "mup", "1"))
                .containsExactly(
                        pointer(1, 2, 0),
                        pointer(1, 2, 1),
                        pointer(8, 4, 1),
                        pointer(15, 6, 1),
                        pointer(22, 9, 1),
                        pointer(22, 9, 0));
    }

    @Test
    void doubleClickIsTwoClicksAndScrollOneOfTheWheelForEachStep() {
        assertThat(events("doubleclick", "scroll", "up", "2", "scroll", "down", "scroll", "left", "scroll", "right"))
                .containsExactly(
                        pointer(0, 0, 1),
                        pointer(0, 0, 0),
                        pointer(0, 0, 1),
                        pointer(0, 0, 0),
                        pointer(0, 0, 8),
                        pointer(0, 0, 0),
                        pointer(0, 0, 8),
                        pointer(0, 0, 0),
                        pointer(0, 0, 16),
                        pointer(0, 0, 0),
                        pointer(0, 0, 32),
                        pointer(0, 0, 0),
                        pointer(0, 0, 64),
                        pointer(0, 0, 0));
    }

    @Test
    void planIsPrintedAndNothingSent() {
        assertThat(program.run("-s", address(), "--dry-run", "type", "secret", "move", "1", "2", "keydown", "a"))
                .isZero();

        assertThat(program.out()).isEqualTo("type\nmove 1 2\nkeydown\n");
        assertThat(program.run("-s", address(), "--dry-run", "move", "1", "x")).isEqualTo(2);
        assertThat(program.run("-s", address(), "--dry-run", "--json", "move", "1", "2"))
                .isZero();
        assertThat(program.out()).isEqualTo("{\"action\":\"move\",\"plan\":\"move 1 2\"}\n");
        assertThat(server.events().all()).isEmpty();
    }

    @Test
    void moveOutOfTheScreenIsAFailedActionAndEndsTheRun() {
        assertThat(program.run("-s", address(), "move", "64", "0", "key", "a")).isEqualTo(30);

        assertThat(program.err()).isEqualTo("vncshot: move 64 0: outside of the screen, which is 64x48\n");
        server.events().await(ClientEvent.Disconnected.class);
        assertThat(server.events().all(ClientEvent.Key.class)).isEmpty();
    }

    @Test
    void scriptIsPlayed() throws IOException {
        Files.writeString(folder.resolve("login.vdo"), "type 'a b' # comment\nkey enter\n");

        assertThat(events("login.vdo", "click"))
                .containsExactly(
                        key('a', true),
                        key('a', false),
                        key(' ', true),
                        key(' ', false),
                        key('b', true),
                        key('b', false),
                        key(RETURN, true),
                        key(RETURN, false),
                        pointer(0, 0, 1),
                        pointer(0, 0, 0));
    }

    @Test
    void scriptMayComeFromStdin() {
        program.stdin = "key a";

        assertThat(events("-")).containsExactly(key('a', true), key('a', false));
    }

    @Test
    void connectionIsSharedUnlessItIsToBeExclusive() {
        program.run("-s", address(), "pause", "0");
        program.run("--exclusive", "-s", address(), "pause", "0");

        assertThat(server.events().await(ClientEvent.ClientInit.class, 2))
                .containsExactly(new ClientEvent.ClientInit(true), new ClientEvent.ClientInit(false));
    }

    @Test
    void warpMakesPausesShorter() {
        assertThat(program.run("-t", "5", "--warp", "100000", "-s", address(), "pause", "3600"))
                .isZero();
    }

    /** What the server got of keys and pointer until the program had ended. */
    private List<ClientEvent> events(String... words) {
        List<String> args = new ArrayList<>(List.of("-s", address()));
        args.addAll(List.of(words));
        assertThat(program.run(args.toArray(new String[0]))).as(program.err()).isZero();
        server.events().await(ClientEvent.Disconnected.class);
        return server.events().all().stream()
                .filter(event -> event instanceof ClientEvent.Key || event instanceof ClientEvent.Pointer)
                .toList();
    }

    private static ClientEvent key(int keysym, boolean down) {
        return new ClientEvent.Key(keysym, down);
    }

    private static ClientEvent pointer(int x, int y, int buttons) {
        return new ClientEvent.Pointer(x, y, buttons);
    }

    private String address() {
        return "127.0.0.1::" + server.port();
    }
}
