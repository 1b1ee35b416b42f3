package io.vncshot.cli.text;

import io.vncshot.rfb.transport.Deadline;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A run of tesseract: gets a picture, and is over when it is closed, or this process ends. */
final class ReadingProcess implements AutoCloseable {
    private static final int MAX_OUTPUT = 16 << 20;
    private static final int MAX_COMPLAINTS = 64 << 10;
    /** Deadlines pass early when a run is stopped, so that one wait to their end is too long. */
    private static final int TICK_MILLIS = 50;

    private final ProcessKeeper keeper;
    private final Process process;
    private final LimitedReader output;
    private final LimitedReader complaints;

    private ReadingProcess(ProcessKeeper keeper, Process process) {
        this.keeper = keeper;
        this.process = process;
        this.output = new LimitedReader(process.getInputStream(), MAX_OUTPUT);
        this.complaints = new LimitedReader(process.getErrorStream(), MAX_COMPLAINTS);
    }

    static ReadingProcess start(ProcessBuilder builder, byte[] picture) throws IOException {
        ProcessKeeper keeper = new ProcessKeeper();
        try {
            Runtime.getRuntime().addShutdownHook(keeper);
        } catch (IllegalStateException e) {
            throw new IOException("the program is being ended", e);
        }
        ReadingProcess reading = new ReadingProcess(keeper, keeper.start(builder));
        reading.output.start();
        reading.complaints.start();
        Thread feeder = new Thread(() -> reading.feed(picture), "to tesseract");
        feeder.setDaemon(true);
        feeder.start();
        return reading;
    }

    private void feed(byte[] picture) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(picture);
        } catch (IOException e) {
            // It reads no further; its exit status and its complaints say why.
        }
    }

    /**
     * Waits for its end.
     *
     * @return false when the deadline passes before
     * @throws IOException when it fails, or writes too much
     */
    boolean await(Deadline deadline) throws IOException, InterruptedException {
        // What was killed because this process ends has not failed: this does not return then, but for the deadline.
        while (keeper.isEnding() || output.isAlive() || complaints.isAlive() || process.isAlive()) {
            if (deadline.hasPassed()) {
                return false;
            }
            if (output.isTooLong() || complaints.isTooLong()) {
                throw new IOException("tesseract wrote more than " + (MAX_OUTPUT >> 20)
                        + " MB, or complained of more than " + (MAX_COMPLAINTS >> 10) + " kB");
            }
            if (keeper.isEnding()) {
                // Java halts when its hooks are through, this thread with it; there is nothing to wait for or to say.
                Thread.sleep(TICK_MILLIS);
            } else if (output.isAlive()) {
                output.join(TICK_MILLIS);
            } else if (complaints.isAlive()) {
                complaints.join(TICK_MILLIS);
            } else {
                boolean ignored = process.waitFor(TICK_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
        if (process.exitValue() != 0) {
            throw new IOException("tesseract failed: " + reason());
        }
        return true;
    }

    private String reason() {
        String said = new String(complaints.bytes(), StandardCharsets.UTF_8).strip();
        String last = said.substring(said.lastIndexOf('\n') + 1);
        return last.isEmpty() ? "exit status " + process.exitValue() : last;
    }

    String output() {
        return new String(output.bytes(), StandardCharsets.UTF_8);
    }

    /** Ends the program, however far it is. */
    @Override
    public void close() {
        keeper.kill();
        try {
            boolean ignored = Runtime.getRuntime().removeShutdownHook(keeper);
        } catch (IllegalStateException shuttingDown) {
            // It runs, and finds nothing to do.
        }
    }
}
