package io.vncshot.testserver.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Edits a line in the terminal and runs it: a handful of commands that touch nothing but the terminal. */
final class Shell {
    private static final int MAX_LINE = 500;
    private static final int MAX_HISTORY = 100;
    private static final int GREEN = 0x8FD694;
    private static final int BLUE = 0x82AAFF;
    private static final int CORAL = 0xFF8B7B;
    private static final int YELLOW = 0xF5D07A;
    private static final int VIOLET = 0xC4A7F7;
    private static final int CYAN = 0x7FD8E6;
    private static final int GREY = 0x878CA8;

    private final Terminal terminal;
    private final Clock clock;
    private final StringBuilder line = new StringBuilder();
    private final List<String> history = new ArrayList<>();
    private int recalled;

    Shell(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
        terminal.print("Welcome to the ", Terminal.DEFAULT_INK);
        terminal.print("vncshot", YELLOW);
        terminal.printLine(" demo desktop.");
        terminal.print("Type ", GREY);
        terminal.print("help", GREEN);
        terminal.print(" and press Enter to see what it can do.", GREY);
        terminal.newLine();
        terminal.newLine();
        prompt();
    }

    void type(char character) {
        if (line.length() == MAX_LINE) {
            return;
        }
        line.append(character);
        terminal.print(String.valueOf(character), Terminal.DEFAULT_INK);
    }

    void eraseLast() {
        if (line.length() > 0) {
            line.setLength(line.length() - 1);
            terminal.erase();
        }
    }

    void eraseAll() {
        while (line.length() > 0) {
            eraseLast();
        }
    }

    /** Gives the line up. */
    void cancel() {
        terminal.print("^C", GREY);
        terminal.newLine();
        line.setLength(0);
        prompt();
    }

    /** Clears the screen and keeps the line. */
    void clear() {
        terminal.clear();
        prompt();
        terminal.print(line.toString(), Terminal.DEFAULT_INK);
    }

    void recallOlder() {
        recall(recalled - 1);
    }

    void recallNewer() {
        recall(recalled + 1);
    }

    private void recall(int index) {
        if (index < 0 || index > history.size()) {
            return;
        }
        recalled = index;
        eraseAll();
        String text = index == history.size() ? "" : history.get(index);
        line.append(text);
        terminal.print(text, Terminal.DEFAULT_INK);
    }

    void enter() {
        terminal.newLine();
        String command = line.toString().strip();
        line.setLength(0);
        if (!command.isEmpty()) {
            history.add(command);
            if (history.size() > MAX_HISTORY) {
                history.remove(0);
            }
            run(command);
        }
        recalled = history.size();
        prompt();
    }

    private void prompt() {
        terminal.print("demo@vncshot", GREEN);
        terminal.print(":", Terminal.DEFAULT_INK);
        terminal.print("~", BLUE);
        terminal.print("$ ", Terminal.DEFAULT_INK);
    }

    private void run(String command) {
        int space = command.indexOf(' ');
        String name = space < 0 ? command : command.substring(0, space);
        String rest = space < 0 ? "" : command.substring(space).strip();
        switch (name) {
            case "help" -> help();
            case "about" -> about();
            case "clear" -> terminal.clear();
            case "colours", "colors" -> colours();
            case "date" -> date();
            case "echo" -> terminal.printLine(rest);
            case "ls" -> ls();
            case "whoami" -> terminal.printLine("demo");
            case "exit" -> terminal.printLine("This one stays. The red button closes the window.");
            default -> {
                terminal.print(name, CORAL);
                terminal.printLine(": no such command; try help");
            }
        }
    }

    private void help() {
        explain("about", "what this desktop is");
        explain("clear", "an empty terminal");
        explain("colours", "what the terminal can paint with");
        explain("date", "the date and the time");
        explain("echo TEXT", "the text again");
        explain("ls", "the files here");
        explain("whoami", "who is asking");
    }

    private void explain(String command, String meaning) {
        terminal.print("  " + command + " ".repeat(12 - command.length()), GREEN);
        terminal.printLine(meaning);
    }

    private void about() {
        terminal.printLine("Wallpaper, windows and letters are drawn by the program itself and");
        terminal.printLine("served over RFB, the protocol of VNC. Every viewer sees the same.");
    }

    private void colours() {
        int[] inks = {CORAL, YELLOW, GREEN, CYAN, BLUE, VIOLET, Terminal.DEFAULT_INK, GREY};
        for (int ink : inks) {
            terminal.print("\u2588\u2588\u2588\u2588\u2588\u2588", ink);
        }
        terminal.newLine();
    }

    private void date() {
        WallTime now = WallTime.of(clock);
        terminal.printLine(now.date() + " " + now.time());
    }

    private void ls() {
        terminal.print("lake.png  ", VIOLET);
        terminal.print("notes.txt  ", Terminal.DEFAULT_INK);
        terminal.print("screenshots/", BLUE);
        terminal.newLine();
    }
}
