package io.vncshot.testserver.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The shell and the keyboard in front of it. */
class ShellTest {
    private static final int RETURN = 0xFF0D;
    private static final int BACKSPACE = 0xFF08;
    private static final int UP = 0xFF52;
    private static final int DOWN = 0xFF54;
    private static final int SHIFT = 0xFFE1;
    private static final int CONTROL = 0xFFE3;
    private static final String PROMPT = "demo@vncshot:~$";

    private final Terminal terminal = new Terminal(60, 20);
    private final Clock clock = Clock.fixed(Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.UTC);
    private final Keyboard keyboard = new Keyboard(new Shell(terminal, clock));

    @Test
    void typedKeysAreEchoed() {
        type("hello");
        keyboard.press(0xE9);
        keyboard.press(0x010020AC);

        assertThat(currentLine()).isEqualTo(PROMPT + " hello\u00e9\u20ac");
    }

    @Test
    void shiftMakesCapitals() {
        keyboard.press(SHIFT);
        type("a");
        keyboard.release(SHIFT);
        type("b");

        assertThat(currentLine()).isEqualTo(PROMPT + " Ab");
    }

    @Test
    void backspaceStopsAtThePrompt() {
        type("a");
        keyboard.press(BACKSPACE);
        keyboard.press(BACKSPACE);

        assertThat(currentLine()).isEqualTo(PROMPT);
    }

    @Test
    void dateTellsTheClocksTime() {
        run("date");

        assertThat(lineAbovePrompt()).isEqualTo("Tue 3 Feb 2026 04:05:06");
    }

    @Test
    void echoRepeatsItsText() {
        run("echo  two  words ");

        assertThat(lineAbovePrompt()).isEqualTo("two  words");
    }

    @Test
    void unknownCommandIsNamed() {
        run("sudo make coffee");

        assertThat(lineAbovePrompt()).isEqualTo("sudo: no such command; try help");
    }

    @Test
    void clearLeavesThePromptAlone() {
        run("help");
        run("clear");

        assertThat(terminal.cursorRow()).isEqualTo(0);
        assertThat(currentLine()).isEqualTo(PROMPT);
    }

    @Test
    void helpNamesOnlyCommandsThatExist() {
        run("help");
        for (String command : new String[] {"about", "clear", "colours", "date", "echo TEXT", "ls", "whoami"}) {
            assertThat(screen()).contains("  " + command + " ");
        }
        for (String command : new String[] {"about", "colours", "ls", "whoami"}) {
            run("clear");
            run(command);
            assertThat(screen()).doesNotContain("no such command");
        }
    }

    @Test
    void arrowsWalkThroughTheHistory() {
        run("ls");
        run("date");
        keyboard.press(UP);
        keyboard.press(UP);
        keyboard.press(UP);
        assertThat(currentLine()).isEqualTo(PROMPT + " ls");
        keyboard.press(DOWN);
        keyboard.press(DOWN);
        assertThat(currentLine()).isEqualTo(PROMPT);
    }

    @Test
    void controlKeysEditTheLine() {
        type("abc");
        control('u');
        assertThat(currentLine()).isEqualTo(PROMPT);
        type("def");
        control('l');
        assertThat(terminal.line(0)).isEqualTo(PROMPT + " def");
        control('c');
        assertThat(terminal.line(0)).isEqualTo(PROMPT + " def^C");
        assertThat(currentLine()).isEqualTo(PROMPT);
    }

    @Test
    void lineHasALimit() {
        for (int i = 0; i < 600; i++) {
            type("x");
        }
        control('u');

        assertThat(screen()).doesNotContain("x");
    }

    private void type(String text) {
        text.chars().forEach(keyboard::press);
    }

    private void run(String command) {
        type(command);
        keyboard.press(RETURN);
    }

    private void control(char key) {
        keyboard.press(CONTROL);
        keyboard.press(key);
        keyboard.release(key);
        keyboard.release(CONTROL);
    }

    private String currentLine() {
        return terminal.line(terminal.cursorRow());
    }

    private String lineAbovePrompt() {
        return terminal.line(terminal.cursorRow() - 1);
    }

    private String screen() {
        StringBuilder screen = new StringBuilder();
        for (int row = 0; row < terminal.rows(); row++) {
            screen.append(terminal.line(row)).append('\n');
        }
        return screen.toString();
    }
}
