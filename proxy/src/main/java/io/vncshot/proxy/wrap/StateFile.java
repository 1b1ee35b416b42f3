package io.vncshot.proxy.wrap;

import io.vncshot.proxy.address.HostPort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The file {@code rebound-PORT} that tells where the server of the public port is: the line
 * {@code ADDRESS PORT PID START}, the last two those of this process, with the start as in /proc/PID/stat.
 */
final class StateFile {
    private static final int START = 22;

    private final Path file;
    private final String owner;

    private StateFile(Path file, String owner) {
        this.file = file;
        this.owner = owner;
    }

    /** For a public port; nothing is written yet. */
    static StateFile of(Path folder, int port) throws IOException {
        String owner = ProcessHandle.current().pid() + " " + ownStart();
        return new StateFile(folder.resolve("rebound-" + port), owner);
    }

    /** The process's name, the second field, can hold anything but comes in brackets. */
    private static String ownStart() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"), StandardCharsets.ISO_8859_1);
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[START - 3];
    }

    /** Whoever reads it finds the old or the new contents. */
    void write(HostPort server) throws IOException {
        Path part = Files.createTempFile(
                file.getParent(),
                ".rebound",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, server.host() + " " + server.port() + " " + owner + "\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes it unless another process has written it meanwhile. */
    void remove() throws IOException {
        if (Files.exists(file) && Files.readString(file).endsWith(" " + owner + "\n")) {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
