package io.vncshot.interop;

import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.SecurityType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The table of {@code docs/compatibility.md}. Every run writes it to {@code target}; into the document it goes, between its
 * marks, where the system property {@code vncshot.compatibility} names that file.
 */
final class CompatibilityTable {
    private static final String HEAD =
            "| server | security type | encoding asked for | depth | largest difference | bytes |"
                    + " ms |\n| --- | --- | --- | --- | --- | --- | --- |\n";

    private final String servers;
    private final List<Row> rows = new ArrayList<>();

    /** @param servers where they come from: {@code Debian 12} */
    CompatibilityTable(String servers) {
        this.servers = servers;
    }

    /**
     * A picture taken.
     *
     * @param server its name and version
     * @param difference the largest of any channel of any pixel, 0 to 255
     * @param bytes all that the server sent
     * @param millis from before the connection to after the last byte
     */
    record Row(
            String server,
            SecurityType security,
            Encoding encoding,
            int depth,
            int difference,
            long bytes,
            long millis) {}

    void add(Row row) {
        rows.add(row);
    }

    void write() throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder(HEAD);
        for (Row row : rows) {
            text.append("| ")
                    .append(row.server())
                    .append(" | ")
                    .append(row.security().title());
            text.append(" | ")
                    .append(row.encoding().name().toLowerCase(Locale.ROOT).replace("_", ""));
            text.append(" | ").append(row.depth()).append(" | ").append(row.difference());
            text.append(" | ")
                    .append(row.bytes())
                    .append(" | ")
                    .append(row.millis())
                    .append(" |\n");
        }
        String name = servers.toLowerCase(Locale.ROOT).replace(' ', '-');
        Files.writeString(Path.of("target", "compatibility-" + name + ".md"), text);
        String document = System.getProperty("vncshot.compatibility", "");
        if (!document.isEmpty()) {
            replace(Path.of(document), name, text.toString());
        }
    }

    private static void replace(Path file, String name, String text) throws IOException {
        String all = Files.readString(file);
        String begin = "<!-- begin " + name + " -->\n";
        int from = all.indexOf(begin) + begin.length();
        int to = all.indexOf("<!-- end " + name + " -->");
        if (from < begin.length() || to < from) {
            throw new IOException(file + ": has no marks for " + name);
        }
        Files.writeString(file, all.substring(0, from) + "\n" + text + "\n" + all.substring(to));
    }

    /** With the version, as the server itself says it. */
    static String name(ServerKind kind) {
        Command command = switch (kind) {
            case TIGERVNC -> Command.of("Xtigervnc", "-version");
            case TIGHTVNC -> Command.of("Xtightvnc", "-version");
            case X11VNC -> Command.of("x11vnc", "-version");
            case QEMU -> Command.of("qemu-system-x86_64", "--version");
        };
        Command.Result result = command.run();
        for (String word : (result.output() + " " + result.errors()).split("[\\s-]+", -1)) {
            if (word.matches("\\d+\\.\\d+(\\.\\d+)*:?")) {
                return title(kind) + " " + word.replace(":", "");
            }
        }
        return title(kind);
    }

    static String title(ServerKind kind) {
        return switch (kind) {
            case TIGERVNC -> "TigerVNC";
            case TIGHTVNC -> "TightVNC";
            case X11VNC -> "x11vnc";
            case QEMU -> "QEMU";
        };
    }
}
