package io.vncshot.cli.picture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/**
 * A file that gets its name only when it is complete: written beside its target, then renamed over it, which replaces a
 * link rather than what the link leads to. It is not forced to the disk: that costs more than the rest of a capture, a
 * killed process loses nothing by it, and Linux's file systems write out a file that is renamed over another.
 */
public final class AtomicFile implements AutoCloseable {
    private static final int ATTEMPTS = 100;
    /** Characters of the target's name to keep, so that the name stays below 255 bytes however they are encoded. */
    private static final int KEPT = 32;

    private final Path target;
    private final Path part;
    private final PartFiles parts;
    private final FileChannel channel;

    private AtomicFile(Path target, Path part, PartFiles parts, FileChannel channel) {
        this.target = target;
        this.part = part;
        this.parts = parts;
        this.channel = channel;
    }

    /** Makes the file beside its target. */
    static AtomicFile create(Path target, PartFiles parts) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Path part = target.resolveSibling(partName(target));
            try {
                return new AtomicFile(target, part, parts, parts.create(part));
            } catch (FileAlreadyExistsException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Gives the target a new content, all of it or none. */
    public static void replace(Path target, byte[] content, PartFiles parts) throws IOException {
        try (AtomicFile file = create(target, parts)) {
            file.out().write(content);
            file.commit();
        }
    }

    /** Where to write to; not to be closed. */
    OutputStream out() {
        return Channels.newOutputStream(channel);
    }

    /** Gives the file its name. */
    void commit() throws IOException {
        channel.close();
        parts.rename(part, target);
    }

    /** Removes the file if it has not been committed. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            parts.remove(part);
        }
    }

    private static String partName(Path target) {
        String name = String.valueOf(target.getFileName());
        int end = Math.min(name.length(), KEPT);
        if (Character.isHighSurrogate(name.charAt(end - 1))) {
            end--;
        }
        return "." + name.substring(0, end) + "." + Long.toString(System.nanoTime(), Character.MAX_RADIX) + ".part";
    }
}
