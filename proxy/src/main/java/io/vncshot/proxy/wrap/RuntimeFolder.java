package io.vncshot.proxy.wrap;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The user's folder of what concerns running programs only. */
final class RuntimeFolder {
    private static final Path SELF = Path.of("/proc/self");
    private static final int OTHERS = 077;

    private RuntimeFolder() {}

    /**
     * The folder, made if it is not there: vncshot in $XDG_RUNTIME_DIR, without that in /run/user/UID, and without that
     * /tmp/vncshot-UID.
     *
     * @throws IOException when it is not the user's alone
     */
    static Path open(@Nullable String runtimeDirectory) throws IOException {
        int user = ownUser();
        Path systemd = Path.of("/run/user", Integer.toString(user));
        if (runtimeDirectory != null && runtimeDirectory.startsWith("/")) {
            return open(Path.of(runtimeDirectory, "vncshot"), user);
        }
        boolean hasSystemd = Files.isDirectory(systemd) && owner(systemd) == user;
        return open(hasSystemd ? systemd.resolve("vncshot") : Path.of("/tmp/vncshot-" + user), user);
    }

    private static Path open(Path folder, int user) throws IOException {
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            int mode = (int) Files.getAttribute(folder, "unix:mode", LinkOption.NOFOLLOW_LINKS);
            boolean directory = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
            if (!directory || owner(folder) != user || (mode & OTHERS) != 0) {
                throw new IOException(folder + ": must be a folder of user " + user + " with mode 0700; remove it", e);
            }
        }
        return folder;
    }

    /** The number of the user that this process runs as. */
    static int ownUser() throws IOException {
        return (int) Files.getAttribute(SELF, "unix:uid");
    }

    private static int owner(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }
}
