package io.vncshot.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** The scripts for Node.js that tests use, with the packages of their lock file beside them. */
final class NodeFolder {
    private static final Path SOURCES = Path.of("src", "test", "node");
    private static final Path COPY = Path.of("target", "node");
    private static final Path INSTALLED = COPY.resolve("node_modules/.package-lock.json");

    private NodeFolder() {}

    /**
     * The path of a script that can be run; installs the packages at the first call.
     *
     * @throws org.opentest4j.TestAbortedException without Node.js and npm; see {@link Requirements}
     */
    static synchronized Path script(String name) {
        Requirements.require(List.of("node", "npm"));
        try {
            boolean lockIsNew = copyAll();
            if (lockIsNew || !Files.exists(INSTALLED)) {
                Command.Result result =
                        new Command(List.of("npm", "ci", "--prefer-offline", "--loglevel=error"), COPY, Map.of()).run();
                if (result.exitStatus() != 0) {
                    throw new IllegalStateException("npm ci: " + result.errors());
                }
            }
            return COPY.resolve(name).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the lock file is another than at the last time. */
    private static boolean copyAll() throws IOException {
        Files.createDirectories(COPY);
        boolean lockIsNew = false;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(SOURCES)) {
            for (Path file : files) {
                Path copy = COPY.resolve(file.getFileName());
                if (file.endsWith("package-lock.json")) {
                    lockIsNew = !Files.exists(copy) || Files.mismatch(file, copy) >= 0;
                }
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return lockIsNew;
    }
}
