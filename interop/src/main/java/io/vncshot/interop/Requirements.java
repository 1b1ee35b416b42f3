package io.vncshot.interop;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Programs that tests need: without them a test is skipped, or fails where {@code CI} is set in the environment. */
public final class Requirements {
    private Requirements() {}

    /**
     * Skips the test that calls it where one is not installed.
     *
     * @throws AssertionError on a CI machine that lacks one
     */
    public static void require(List<String> programs) {
        List<String> missing =
                programs.stream().filter(program -> !installed(program)).toList();
        if (!missing.isEmpty()) {
            abort(missing.toString());
        }
    }

    /**
     * As {@link #require}, for a folder that a package installs.
     *
     * @throws AssertionError on a CI machine that lacks it
     */
    static void requireFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            abort(folder.toString());
        }
    }

    private static void abort(String missing) {
        if (System.getenv("CI") != null) {
            throw new AssertionError("not installed: " + missing + "; a CI machine must have them");
        }
        Assumptions.abort("not installed: " + missing);
    }

    private static boolean installed(String program) {
        String path = System.getenv("PATH");
        for (String folder : path == null ? new String[0] : path.split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
