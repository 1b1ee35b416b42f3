package io.vncshot.cli.credential;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** Asks on the terminal, if stdin and stdout are one. */
public final class TerminalPrompt implements PasswordPrompt {
    @Override
    @SuppressWarnings("SystemConsoleNull") // Before Java 22 it is null without a terminal.
    public Optional<String> ask(String prompt) {
        Console console = System.console();
        if (console == null || !isTerminal(console)) {
            return Optional.empty();
        }
        char[] password = console.readPassword("%s", prompt);
        return password == null ? Optional.empty() : Optional.of(new String(password));
    }

    /** From Java 22 on there may be a console without a terminal, which would echo. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException beforeJava22) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
