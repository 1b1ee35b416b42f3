package io.vncshot.cli.timelapse;

import io.vncshot.cli.option.TimelapseOptions.Order;
import io.vncshot.imaging.PngNotes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The files of the frames: those named, and the PNG files in the folders named and below, without links.
 *
 * @param from the time of the oldest
 * @param to the time that all are older than
 */
public record FrameFiles(Order order, Optional<Instant> from, Optional<Instant> to) {
    private static final int NOTES = 4096;

    private record Dated(Path file, Instant time) {}

    /**
     * In the order in which they are shown.
     *
     * @throws IOException also for a name that is none of a file
     */
    public List<Path> find(List<Path> names) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path name : names) {
            if (Files.isDirectory(name)) {
                addBelow(name, files);
            } else {
                files.add(name);
            }
        }
        if (order == Order.NAME) {
            files.sort(Comparator.comparing(Path::toString));
        }
        return order == Order.TIME || from.isPresent() || to.isPresent() ? byTime(files) : files;
    }

    private static void addBelow(Path folder, List<Path> files) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                if (attributes.isRegularFile() && name.endsWith(".png") && !name.startsWith(".")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(Comparator.comparing(Path::toString));
        files.addAll(found);
    }

    private List<Path> byTime(List<Path> files) throws IOException {
        List<Dated> dated = new ArrayList<>();
        for (Path file : files) {
            Instant time = time(file);
            boolean late = from.isEmpty() || !time.isBefore(from.get());
            boolean early = to.isEmpty() || time.isBefore(to.get());
            if (late && early) {
                dated.add(new Dated(file, time));
            }
        }
        if (order == Order.TIME) {
            dated.sort(Comparator.comparing(Dated::time));
        }
        List<Path> sorted = new ArrayList<>();
        for (Dated file : dated) {
            sorted.add(file.file());
        }
        return sorted;
    }

    /** What the picture says, or when the file was written. */
    private static Instant time(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Optional<String> note = PngNotes.find("Creation Time", in.readNBytes(NOTES));
            if (note.isPresent()) {
                return Instant.parse(note.get());
            }
        } catch (DateTimeException e) {
            // Other programs write it as they like.
        }
        return Files.getLastModifiedTime(file).toInstant();
    }
}
