package io.vncshot.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page with sections that are made by a program, each between two comments. */
public final class PerformancePage {
    private PerformancePage() {}

    /**
     * Puts a text in the place of what a section holds.
     *
     * @throws IOException also when the page has no such section
     */
    public static void replace(Path page, String section, String text) throws IOException {
        String before = Files.readString(page);
        String begin = "<!-- begin " + section + " -->\n";
        int from = before.indexOf(begin);
        int to = before.indexOf("<!-- end " + section + " -->", from);
        if (from < 0 || to < 0) {
            throw new IOException(page + ": has no section \"" + section + "\"");
        }
        Files.writeString(page, before.substring(0, from + begin.length()) + "\n" + text + "\n" + before.substring(to));
    }
}
