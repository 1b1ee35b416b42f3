package io.vncshot.cli;

import io.vncshot.cli.credential.TerminalPrompt;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.LongSupplier;

/** The process: gives the program the world, and ends with its status. */
public final class Main {
    private static final int INTERRUPTED = 130;

    private Main() {}

    public static void main(String[] args) {
        int status = new Program(invocation()).run(args);
        System.err.flush();
        if (status == INTERRUPTED) {
            // A signal is ending the process, with a status of its own: this waits for that.
            Runtime.getRuntime().exit(status);
        }
        // Everything is closed by now; exit() would spend 20 ms on hooks and threads that have nothing left to do.
        Runtime.getRuntime().halt(status);
    }

    static Invocation invocation() {
        return new Invocation(
                System.getenv(),
                Path.of(""),
                System.in,
                new FileOutputStream(FileDescriptor.out),
                System.err,
                Clock.systemUTC(),
                new SystemNanoClock(),
                new TerminalPrompt());
    }

    /** A method reference would cost a cold JVM 10 ms. */
    private static final class SystemNanoClock implements LongSupplier {
        @Override
        public long getAsLong() {
            return System.nanoTime();
        }
    }
}
