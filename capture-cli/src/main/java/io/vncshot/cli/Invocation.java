package io.vncshot.cli;

import io.vncshot.cli.credential.PasswordPrompt;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * All that the program knows of the world beside its arguments.
 *
 * @param workingDirectory what relative file names are relative to; empty for the process's own
 * @param nanoClock a monotonic clock in nanoseconds
 */
public record Invocation(
        Map<String, String> environment,
        Path workingDirectory,
        InputStream stdin,
        OutputStream stdout,
        PrintStream stderr,
        Clock clock,
        LongSupplier nanoClock,
        PasswordPrompt prompt) {

    /** Records print what they hold, and environments hold secrets. */
    @Override
    public String toString() {
        return "invocation in " + workingDirectory;
    }
}
