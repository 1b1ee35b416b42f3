package io.vncshot.cli.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A recording of a session's bytes, as {@code vncshot record --wire} and vncdotool write it.
 *
 * @param pieces in the order in which they were relayed; for a recording without times, all of one side, then all of the other
 * @param script empty if there is none
 * @param pictures by name, which has no folder in it
 */
public record WireFile(
        byte[] toViewer,
        byte[] toServer,
        List<Piece> pieces,
        String script,
        Map<String, byte[]> pictures,
        Order order) {
    static final String TO_VIEWER = "s2c.bin";
    static final String TO_SERVER = "c2s.bin";
    static final String TIMES = "times.txt";
    static final String SCRIPT = "session.vdo";
    static final String FACTS = "meta.json";

    private static final int MAX_BYTES = 1 << 30;
    private static final int MAX_SMALL = 64 << 20;

    /** So many bytes of one direction. */
    record Piece(Direction direction, int count) {}

    /** Whether it is known what came before what. */
    enum Order {
        KNOWN,
        UNKNOWN
    }

    /**
     * Reads a recording.
     *
     * @throws IOException whose message is what is wrong with it
     */
    public static WireFile read(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry toViewer = zip.getEntry(TO_VIEWER);
            if (toViewer == null) {
                throw new IOException("not a recording: there is no " + TO_VIEWER + " in it");
            }
            String times = text(zip, TIMES);
            byte[] down = bytes(zip, toViewer, MAX_BYTES);
            byte[] up = bytes(zip, zip.getEntry(TO_SERVER), MAX_BYTES);
            return new WireFile(
                    down,
                    up,
                    pieces(times, down.length, up.length),
                    text(zip, SCRIPT),
                    pictures(zip),
                    times.isEmpty() ? Order.UNKNOWN : Order.KNOWN);
        } catch (ZipException e) {
            throw new IOException("not a recording: it is no zip file, or a damaged one", e);
        }
    }

    private static String text(ZipFile zip, String name) throws IOException {
        return new String(bytes(zip, zip.getEntry(name), MAX_SMALL), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ZipFile zip, @org.jspecify.annotations.Nullable ZipEntry entry, int limit)
            throws IOException {
        if (entry == null) {
            return new byte[0];
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(limit);
            if (in.read() >= 0) {
                throw new IOException(entry.getName() + " in it is longer than " + limit + " bytes");
            }
            return bytes;
        }
    }

    private static Map<String, byte[]> pictures(ZipFile zip) throws IOException {
        Map<String, byte[]> pictures = new LinkedHashMap<>();
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            boolean beside = name.indexOf('/') < 0 && name.indexOf('\\') < 0;
            if (beside && name.endsWith(".png")) {
                pictures.put(name, bytes(zip, entry, MAX_SMALL));
            }
        }
        return pictures;
    }

    private static List<Piece> pieces(String times, int down, int up) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        if (times.isEmpty()) {
            pieces.add(new Piece(Direction.TO_SERVER, up));
            pieces.add(new Piece(Direction.TO_VIEWER, down));
            return pieces;
        }
        long leftDown = down;
        long leftUp = up;
        for (String line : times.split("\n", -1)) {
            if (!line.isEmpty()) {
                Piece piece = piece(line);
                pieces.add(piece);
                leftDown -= piece.direction == Direction.TO_VIEWER ? piece.count : 0;
                leftUp -= piece.direction == Direction.TO_SERVER ? piece.count : 0;
            }
        }
        if (leftDown != 0 || leftUp != 0) {
            throw new IOException(TIMES + " in it is of other lengths than " + TO_VIEWER + " and " + TO_SERVER);
        }
        return pieces;
    }

    private static Piece piece(String line) throws IOException {
        String[] words = line.split(" ", -1);
        try {
            if (words.length == 3) {
                Direction direction =
                        words[1].equals(Direction.TO_VIEWER.word()) ? Direction.TO_VIEWER : Direction.TO_SERVER;
                return new Piece(direction, Math.max(0, Integer.parseInt(words[2])));
            }
        } catch (NumberFormatException e) {
            throw new IOException(TIMES + " in it: \"" + line + "\"", e);
        }
        throw new IOException(TIMES + " in it: \"" + line + "\"");
    }
}
