package io.vncshot.cli.message;

import io.vncshot.rfb.protocol.Text;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** What the program tells a person, on stderr: a line each, control characters escaped. For one thread. */
public final class Messages {
    private static final String PREFIX = "vncshot: ";
    /** What a server says may be longer than any terminal. */
    private static final int MOST_CHARACTERS = 2000;

    private final PrintStream stderr;
    private final Verbosity verbosity;
    private final @Nullable LogFile log;

    private Messages(PrintStream stderr, Verbosity verbosity, @Nullable LogFile log) {
        this.stderr = stderr;
        this.verbosity = verbosity;
        this.log = log;
    }

    public static Messages to(PrintStream stderr, Verbosity verbosity) {
        return new Messages(stderr, verbosity, null);
    }

    /** The same, and everything but stacks to a file, which stays the caller's to close. */
    public Messages alsoTo(LogFile file) {
        return new Messages(stderr, verbosity, file);
    }

    public void error(String text) {
        print(PREFIX + shown(text));
    }

    public void warning(String text) {
        String line = PREFIX + "warning: " + shown(text);
        if (verbosity == Verbosity.QUIET) {
            log(line);
        } else {
            print(line);
        }
    }

    /** What has been done that somebody should know of, unless they want silence. */
    public void news(String text) {
        String line = PREFIX + shown(text);
        if (verbosity == Verbosity.QUIET) {
            log(line);
        } else {
            print(line);
        }
    }

    /** For those who asked for it with {@code -v}; the log file always gets it. */
    public void note(String text) {
        String line = PREFIX + shown(text);
        if (verbosity.compareTo(Verbosity.VERBOSE) >= 0) {
            print(line);
        } else {
            log(line);
        }
    }

    /** The stack of an error, for those who asked for it with {@code -vv}. */
    public void stack(Throwable error) {
        if (verbosity == Verbosity.DEBUG) {
            error.printStackTrace(stderr);
        }
    }

    private static String shown(String text) {
        return text.length() <= MOST_CHARACTERS
                ? Text.printable(text)
                : Text.printable(text.substring(0, MOST_CHARACTERS)) + "… (" + text.length() + " characters)";
    }

    private void print(String line) {
        stderr.println(line);
        log(line);
    }

    private void log(String line) {
        if (log != null) {
            log.append(line);
        }
    }
}
