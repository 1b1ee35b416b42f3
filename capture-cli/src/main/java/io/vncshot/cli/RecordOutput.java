package io.vncshot.cli;

import io.vncshot.cli.message.Timestamp;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.FileSyntax;
import io.vncshot.cli.option.RecordOptions;
import io.vncshot.cli.option.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Where recordings go.
 *
 * @param name as the user wrote it; empty when only the zip file is wanted
 * @param path of the script, or of the folder for the scripts
 */
record RecordOutput(String name, Path path, Kind kind, Optional<Path> wire) {
    static final String EXTENSION = ".vdo";

    private static final String ZIP = ".zip";
    private static final String STDOUT = "-";

    enum Kind {
        SCRIPT,
        STDOUT,
        FOLDER,
        NOTHING
    }

    static RecordOutput of(Settings settings, List<String> outputs, Path workingDirectory) throws UsageException {
        if (outputs.size() > 1) {
            throw new UsageException("record: \"" + outputs.get(1) + "\" is too much; there is one OUT.vdo");
        }
        Optional<String> zip = settings.find(RecordOptions.WIRE);
        checkTogether(settings, zip.isPresent());
        if (outputs.isEmpty() && zip.isEmpty()) {
            throw new UsageException("record: OUT.vdo is missing, as in: vncshot record -s HOST login.vdo");
        }
        Optional<Path> wire = Optional.empty();
        if (zip.isPresent()) {
            if (!zip.get().endsWith(ZIP)) {
                throw new UsageException("--wire " + zip.get() + ": must end in " + ZIP);
            }
            wire = Optional.of(checked("--wire " + zip.get(), zip.get(), workingDirectory));
        }
        String name = outputs.isEmpty() ? "" : outputs.get(0);
        if (name.isEmpty()) {
            return new RecordOutput(name, workingDirectory, Kind.NOTHING, wire);
        }
        if (name.equals(STDOUT)) {
            return new RecordOutput(name, workingDirectory, Kind.STDOUT, wire);
        }
        if (settings.get(RecordOptions.FILE_PER_CLIENT)) {
            return new RecordOutput(name, folder(name, workingDirectory), Kind.FOLDER, wire);
        }
        return new RecordOutput(name, checked("record: " + name, name, workingDirectory), Kind.SCRIPT, wire);
    }

    private static void checkTogether(Settings settings, boolean wire) throws UsageException {
        if (settings.get(RecordOptions.WIRE_UNSAFE) && !wire) {
            throw new UsageException("--wire-unsafe is about the file of --wire, which is not given");
        }
        boolean several = settings.get(RecordOptions.FILE_PER_CLIENT);
        if (several && (settings.get(RecordOptions.ONE_SHOT) || wire)) {
            throw new UsageException("--file-per-client records several sessions, " + (wire ? "--wire" : "--one-shot")
                    + " one; leave one of them out");
        }
    }

    private static Path folder(String name, Path workingDirectory) throws UsageException {
        Path path = path("record: " + name, name, workingDirectory);
        if (!Files.isDirectory(path) || !Files.isWritable(path)) {
            throw new UsageException("record: " + name + ": --file-per-client needs a folder that you can write to");
        }
        return path;
    }

    private static Path path(String label, String name, Path workingDirectory) throws UsageException {
        try {
            return FileSyntax.path(name, workingDirectory);
        } catch (IllegalArgumentException e) {
            throw new UsageException(label + ": " + e.getMessage());
        }
    }

    private static Path checked(String label, String name, Path workingDirectory) throws UsageException {
        Path path = path(label, name, workingDirectory);
        Path parent = path.getParent();
        Path folder = parent == null ? workingDirectory : parent;
        if (Files.isDirectory(path)) {
            throw new UsageException(label + ": is a folder; the name of a file is needed");
        }
        if (!Files.isDirectory(folder)) {
            throw new UsageException(label + ": is in a folder that does not exist, " + folder);
        }
        if (!Files.isWritable(folder)) {
            throw new UsageException(label + ": is in a folder that is not writable by you");
        }
        return path;
    }

    /** The script of a session that begins now. */
    Path script(Clock clock) {
        if (kind != Kind.FOLDER) {
            return path;
        }
        String time = Timestamp.ofEpochSecond(Math.floorDiv(clock.millis(), 1000L));
        String stem = time.replace(":", "").replace("-", "").replace('T', '-').replace("Z", "");
        Path file = path.resolve(stem + EXTENSION);
        for (int i = 2; Files.exists(file); i++) {
            file = path.resolve(stem + "-" + i + EXTENSION);
        }
        return file;
    }

    /** Opens the script; for stdout, and for none, there is nothing to close. */
    OutputStream open(Path script, OutputStream stdout) throws IOException {
        return switch (kind) {
            case STDOUT -> stdout;
            case NOTHING -> OutputStream.nullOutputStream();
            case SCRIPT, FOLDER -> Files.newOutputStream(script);
        };
    }
}
