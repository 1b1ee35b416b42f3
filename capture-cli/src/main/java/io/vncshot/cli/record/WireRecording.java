package io.vncshot.cli.record;

import io.vncshot.cli.message.JsonObject;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip file with the bytes of a session: {@code s2c.bin} and {@code c2s.bin} are what went to the viewer and to the server,
 * {@code times.txt} has a line {@code MILLISECONDS s2c|c2s COUNT} for each piece, {@code session.vdo} is the script with its
 * pictures beside it, and {@code meta.json} says what it is of. Without the times it is as vncdotool has it.
 */
final class WireRecording implements AutoCloseable {
    private final Path target;
    private final Path part;
    private final ZipOutputStream zip;
    private final ByteArrayOutputStream toServer = new ByteArrayOutputStream();
    private final StringBuilder times = new StringBuilder();
    private final Map<String, byte[]> pictures = new TreeMap<>();

    private WireRecording(Path target, Path part, ZipOutputStream zip) {
        this.target = target;
        this.part = part;
        this.zip = zip;
    }

    /** Makes a file beside the target, which gets its name when it is complete. */
    static WireRecording create(Path target) throws IOException {
        Path part = target.resolveSibling(
                "." + target.getFileName() + "." + Long.toString(System.nanoTime(), 36) + ".part");
        ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(
                Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)));
        zip.setLevel(Deflater.BEST_SPEED);
        zip.putNextEntry(new ZipEntry(WireFile.TO_VIEWER));
        return new WireRecording(target, part, zip);
    }

    void add(Direction direction, long millis, byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return;
        }
        if (direction == Direction.TO_VIEWER) {
            zip.write(bytes);
        } else {
            toServer.write(bytes);
        }
        times.append(millis)
                .append(' ')
                .append(direction.word())
                .append(' ')
                .append(bytes.length)
                .append('\n');
    }

    void addPicture(String name, byte[] png) {
        pictures.put(name, png);
    }

    /** Writes the rest, and gives the file its name. */
    void finish(String script, JsonObject facts) throws IOException {
        zip.closeEntry();
        put(WireFile.TO_SERVER, toServer.toByteArray());
        put(WireFile.TIMES, times.toString().getBytes(StandardCharsets.UTF_8));
        put(WireFile.SCRIPT, script.getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> picture : pictures.entrySet()) {
            put(picture.getKey(), picture.getValue());
        }
        put(WireFile.FACTS, (facts + "\n").getBytes(StandardCharsets.UTF_8));
        zip.close();
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private void put(String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** Removes the file if it has not been finished. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(part);
    }
}
