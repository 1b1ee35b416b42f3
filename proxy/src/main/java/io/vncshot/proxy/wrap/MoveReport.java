package io.vncshot.proxy.wrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** The report of rebind.so and rebind-run: a line {@code ADDRESS PORT PID INODE} for every bind that was moved. */
final class MoveReport {
    private MoveReport() {}

    /** The inodes of the sockets that were moved. A line without its newline is not complete, and no line yet. */
    static Set<Long> inodes(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.US_ASCII);
        Set<Long> inodes = new LinkedHashSet<>();
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n", -1)) {
            String[] words = line.split(" ", -1);
            if (words.length == 4 && isNumber(words[3])) {
                inodes.add(Long.valueOf(words[3]));
            }
        }
        return inodes;
    }

    private static boolean isNumber(String text) {
        return text.length() < 19 && text.matches("[0-9]+");
    }
}
