package io.vncshot.cli.picture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The unfinished files of a run. A signal that ends the process removes them: a shutdown hook does, from the first file
 * until {@link #close}.
 */
public final class PartFiles implements AutoCloseable {
    private final List<Path> parts = new ArrayList<>();
    private @Nullable Thread hook;
    private boolean ending;

    /** Makes a file that did not exist, with the permissions that the umask leaves, and opens it for writing. */
    public synchronized FileChannel create(Path part) throws IOException {
        refuseWhenEnding();
        removeAtExit();
        FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        parts.add(part);
        return channel;
    }

    /** Gives a part its name, over what has it. */
    public synchronized void rename(Path part, Path target) throws IOException {
        refuseWhenEnding();
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        parts.remove(part);
    }

    /** Removes a part, if it has not been renamed. */
    public synchronized void remove(Path part) throws IOException {
        if (parts.remove(part)) {
            Files.deleteIfExists(part);
        }
    }

    /** Removes what is left, and no longer minds signals. */
    @Override
    public synchronized void close() {
        removeAll();
        if (hook == null || ending) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // It is about to run, and will find nothing to do.
        }
    }

    private synchronized void end() {
        ending = true;
        removeAll();
    }

    private void removeAtExit() throws IOException {
        if (hook != null) {
            return;
        }
        Thread thread = new Thread("part-files") {
            @Override
            public void run() {
                end();
            }
        };
        try {
            Runtime.getRuntime().addShutdownHook(thread);
        } catch (IllegalStateException e) {
            throw new IOException("the program is being ended", e);
        }
        hook = thread;
    }

    private void refuseWhenEnding() throws IOException {
        if (ending) {
            throw new IOException("the program is being ended");
        }
    }

    private void removeAll() {
        for (Path part : parts) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                // Its folder has gone or changed hands; the others can still be removed.
            }
        }
        parts.clear();
    }
}
