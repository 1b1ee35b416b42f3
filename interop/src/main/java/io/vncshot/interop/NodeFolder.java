package io.vncshot.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Scripts for Node.js, with the packages of their lock file beside them. */
public final class NodeFolder {
    private static final Path SOURCES = Path.of("src", "test", "node");
    private static final Path COPY = Path.of("target", "node");

    private NodeFolder() {}

    /**
     * The path of a script of this module's tests that can be run; installs the packages at the first call.
     *
     * @throws org.opentest4j.TestAbortedException without Node.js and npm; see {@link Requirements}
     */
    static Path script(String name) {
        return install(SOURCES, COPY).resolve(name).toAbsolutePath();
    }

    /**
     * Copies a folder and installs its packages in the copy, unless that has been done.
     *
     * @return the copy
     * @throws org.opentest4j.TestAbortedException without Node.js and npm; see {@link Requirements}
     */
    public static synchronized Path install(Path sources, Path copy) {
        Requirements.require(List.of("node", "npm"));
        try {
            boolean lockIsNew = copyAll(sources, copy);
            if (lockIsNew || !Files.exists(copy.resolve("node_modules/.package-lock.json"))) {
                Command.Result result =
                        new Command(List.of("npm", "ci", "--prefer-offline", "--loglevel=error"), copy, Map.of()).run();
                if (result.exitStatus() != 0) {
                    throw new IllegalStateException("npm ci: " + result.errors());
                }
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the lock file is another than at the last time. */
    private static boolean copyAll(Path sources, Path target) throws IOException {
        Files.createDirectories(target);
        boolean lockIsNew = false;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(sources)) {
            for (Path file : files) {
                Path copy = target.resolve(file.getFileName());
                if (file.endsWith("package-lock.json")) {
                    lockIsNew = !Files.exists(copy) || Files.mismatch(file, copy) >= 0;
                }
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return lockIsNew;
    }
}
