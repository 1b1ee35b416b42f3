package io.vncshot.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The limit of open files of this process. */
final class OpenFiles {
    private static final String LINE = "Max open files";
    private static final int UNKNOWN = 1024;
    private static final int MOST = 1 << 20;

    private OpenFiles() {}

    /** The soft limit as Linux tells it, at most 1 Mi; elsewhere 1024. */
    static int limit() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/limits"))) {
                if (line.startsWith(LINE)) {
                    String soft = line.substring(LINE.length()).trim().split(" +")[0];
                    return soft.equals("unlimited") ? MOST : (int) Math.min(MOST, Long.parseLong(soft));
                }
            }
        } catch (IOException | NumberFormatException e) {
            return UNKNOWN;
        }
        return UNKNOWN;
    }
}
