package io.vncshot.cli.text;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Starts a process that does not outlive this one: as a shutdown hook it ends it, or keeps it from being started. */
final class ProcessKeeper extends Thread {
    private @Nullable Process process;
    private volatile boolean ending;

    ProcessKeeper() {
        super("end of tesseract");
    }

    /** To be called once this is a hook. */
    synchronized Process start(ProcessBuilder builder) throws IOException {
        if (ending) {
            throw new IOException("the program is being ended");
        }
        Process started = builder.start();
        process = started;
        return started;
    }

    /** Whether this process is about to end. */
    boolean isEnding() {
        return ending;
    }

    @Override
    public void run() {
        ending = true;
        kill();
    }

    synchronized void kill() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
