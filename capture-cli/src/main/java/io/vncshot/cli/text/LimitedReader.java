package io.vncshot.cli.text;

import java.io.IOException;
import java.io.InputStream;

/** Reads a pipe in a thread, to its end or a limit. What was read is there once the thread has ended. */
final class LimitedReader extends Thread {
    private final InputStream in;
    private final int limit;
    private volatile byte[] bytes = {};

    LimitedReader(InputStream in, int limit) {
        super("from tesseract");
        this.in = in;
        this.limit = limit;
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            bytes = in.readNBytes(limit + 1);
        } catch (IOException e) {
            // The end of the pipe, since the program has been killed.
        }
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isTooLong() {
        return bytes.length > limit;
    }
}
