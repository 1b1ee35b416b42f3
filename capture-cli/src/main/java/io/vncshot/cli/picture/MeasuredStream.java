package io.vncshot.cli.picture;

import java.io.IOException;
import java.io.OutputStream;

/** A stream that knows how much has been written to it. */
final class MeasuredStream extends OutputStream {
    private final OutputStream out;
    private long size;

    MeasuredStream(OutputStream out) {
        this.out = out;
    }

    long size() {
        return size;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        size++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        size += length;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
