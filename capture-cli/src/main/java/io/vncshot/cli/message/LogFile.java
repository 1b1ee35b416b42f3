package io.vncshot.cli.message;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;

/** The file of {@code --logfile}: messages, each with its time, added to what is there. For one thread. */
public final class LogFile implements AutoCloseable {
    private final OutputStream out;
    private final Clock clock;

    private LogFile(OutputStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /**
     * Opens a file to add to, and makes it if it is not there.
     *
     * @throws IOException when it cannot be opened for that
     */
    public static LogFile appendingTo(Path file, Clock clock) throws IOException {
        return new LogFile(Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), clock);
    }

    void append(String line) {
        try {
            out.write((Timestamp.ofEpochSecond(Math.floorDiv(clock.millis(), 1000L)) + " " + line + "\n")
                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException unwritable) {
            // A full disk under the log is no reason to lose the picture, and there is nobody left to tell.
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException unwritable) {
            // As above.
        }
    }
}
