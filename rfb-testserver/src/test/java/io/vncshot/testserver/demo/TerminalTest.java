package io.vncshot.testserver.demo;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalTest {
    private final Terminal terminal = new Terminal(5, 3);

    @Test
    void longTextGoesOnInTheNextRow() {
        terminal.print("1234567", 0);

        assertThat(terminal.line(0)).isEqualTo("12345");
        assertThat(terminal.line(1)).isEqualTo("67");
        assertThat(terminal.cursorRow()).isEqualTo(1);
        assertThat(terminal.cursorColumn()).isEqualTo(2);
    }

    @Test
    void fullRowBreaksOnlyWhenMoreComes() {
        terminal.print("12345", 0);

        assertThat(terminal.cursorRow()).isEqualTo(0);
        assertThat(terminal.cursorColumn()).isEqualTo(5);
    }

    @Test
    void textBelowTheLastRowScrolls() {
        for (String line : new String[] {"a", "b", "c"}) {
            terminal.printLine(line);
        }

        assertThat(terminal.line(0)).isEqualTo("b");
        assertThat(terminal.line(1)).isEqualTo("c");
        assertThat(terminal.line(2)).isEmpty();
    }

    @Test
    void eraseGoesBackOverARowsEnd() {
        terminal.print("123456", 0);
        terminal.erase();
        terminal.erase();

        assertThat(terminal.line(0)).isEqualTo("1234");
        assertThat(terminal.line(1)).isEmpty();
        assertThat(terminal.cursorColumn()).isEqualTo(4);
    }

    @Test
    void changedRowsAreReportedOnce() {
        terminal.takeChangedRows();
        terminal.newLine();
        terminal.takeChangedRows();

        terminal.print("x", 0);

        assertThat(terminal.takeChangedRows()).containsExactly(1, 1);
        int[] none = terminal.takeChangedRows();
        assertThat(none[0]).isGreaterThan(none[1]);
    }
}
