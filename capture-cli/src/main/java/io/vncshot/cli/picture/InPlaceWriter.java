package io.vncshot.cli.picture;

import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Writes to stdout, a pipe or a device in a thread of its own: nobody may be reading, and such a write has no time limit. */
final class InPlaceWriter extends Thread {
    private final PictureOutput output;
    private final PictureFile file;
    private final PictureOutput.Content content;
    private long size;
    private @Nullable Throwable failure;

    private InPlaceWriter(PictureOutput output, PictureFile file, PictureOutput.Content content) {
        super("picture-writer");
        this.output = output;
        this.file = file;
        this.content = content;
        setDaemon(true);
    }

    static long write(PictureOutput output, PictureFile file, PictureOutput.Content content, Deadline deadline)
            throws IOException {
        InPlaceWriter writer = new InPlaceWriter(output, file, content);
        writer.start();
        try {
            writer.join(Math.max(1, deadline.remainingMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while writing", e);
        }
        if (writer.isAlive()) {
            throw new RfbException(RfbException.Reason.TIMEOUT, "nobody read all of the picture within " + deadline);
        }
        return writer.result();
    }

    @Override
    public void run() {
        try {
            size = write();
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
        }
    }

    private long write() throws IOException {
        if (file.destination() == PictureFile.Destination.STDOUT) {
            long written = content.writeTo(output.stdout(), file);
            output.stdout().flush();
            return written;
        }
        try (OutputStream out = Files.newOutputStream(file.path(), StandardOpenOption.WRITE)) {
            return content.writeTo(out, file);
        }
    }

    private long result() throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return size;
    }
}
