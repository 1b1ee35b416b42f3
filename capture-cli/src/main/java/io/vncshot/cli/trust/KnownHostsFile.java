package io.vncshot.cli.trust;

import io.vncshot.rfb.protocol.Fingerprint;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The file of known servers: a line for each, {@code host:port kind fingerprint}, empty lines, and remarks after a {@code #}
 * at the start of a line. It is replaced as a whole, under a lock, so that neither a reader nor a second writer ever sees
 * half of it.
 */
final class KnownHostsFile {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private KnownHostsFile() {}

    /** @param line the number of its line, from 1 on */
    record Entry(int line, String server, String kind, Fingerprint fingerprint) {
        String text() {
            return server + " " + kind + " " + fingerprint;
        }
    }

    /**
     * What it says of one server's keys of one kind.
     *
     * @throws IOException when it cannot be read, or a line of it cannot
     */
    static List<Entry> read(Path file, String server, String kind) throws IOException {
        List<Entry> found = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            String text = line.strip();
            if (text.isEmpty() || text.charAt(0) == '#') {
                continue;
            }
            Entry entry = parse(text, number);
            if (entry.server.equals(server) && entry.kind.equals(kind)) {
                found.add(entry);
            }
        }
        return found;
    }

    private static Entry parse(String text, int number) throws IOException {
        int first = text.indexOf(' ');
        int second = text.indexOf(' ', first + 1);
        if (first < 0 || second < 0) {
            throw new IOException("line " + number + " must be host:port, kind and fingerprint, with a space between");
        }
        try {
            Fingerprint fingerprint = Fingerprint.parse(text.substring(second + 1));
            return new Entry(number, text.substring(0, first), text.substring(first + 1, second), fingerprint);
        } catch (IllegalArgumentException e) {
            throw new IOException("line " + number + ": " + e.getMessage(), e);
        }
    }

    /** Adds a line, making the file and its folder if need be. */
    static void add(Path file, Entry entry) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, OWNERS_FOLDER);
        }
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(lock, options, OWNER_ONLY);
                FileLock held = channel.lock()) {
            if (held.isValid()) {
                replace(file, entry);
            }
        }
    }

    /** What a link leads to is replaced, not the link. */
    private static void replace(Path file, Entry entry) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file;
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, OWNER_ONLY);
        try {
            Files.writeString(part, before(target) + entry.text() + "\n");
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String before(Path file) throws IOException {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
