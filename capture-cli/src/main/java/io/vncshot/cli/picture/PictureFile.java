package io.vncshot.cli.picture;

import io.vncshot.cli.option.FileSyntax;
import io.vncshot.imaging.ImageFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that a picture is to go to.
 *
 * @param name as the user wrote it
 */
public record PictureFile(String name, Path path, ImageFormat format, Destination destination) {

    /** How the picture gets there. */
    public enum Destination {
        STDOUT,
        /** Written beside the name, which then becomes the new file's. */
        REPLACED,
        /** Written to what is there, a device or a pipe. */
        IN_PLACE
    }

    /**
     * Looks at the name, at what is there and at its folder, so that what can be refused is refused before anything is sent.
     *
     * @throws IllegalArgumentException whose message is the rule that the name breaks
     */
    public static PictureFile parse(String name, Path workingDirectory) {
        if (isStdout(name)) {
            return new PictureFile(name, Path.of(name), ImageFormat.PNG, Destination.STDOUT);
        }
        Path path = FileSyntax.path(name, workingDirectory);
        if (name.endsWith("/") || Files.isDirectory(path)) {
            throw new IllegalArgumentException("is a folder; the name of a file is needed");
        }
        Destination destination = destination(path);
        ImageFormat format = format(name, destination);
        if (destination == Destination.REPLACED) {
            checkFolder(path, workingDirectory);
        } else if (!Files.isWritable(path)) {
            throw new IllegalArgumentException("is not writable by you");
        }
        return new PictureFile(name, path, format, destination);
    }

    /**
     * As {@link #parse}, for a JPEG file of any name; stdout only by the names that the system has for it.
     *
     * @throws IllegalArgumentException whose message is the rule that the name breaks
     */
    public static PictureFile jpeg(String name, Path workingDirectory) {
        if (isStdout(name) && !name.equals("-")) {
            return new PictureFile(name, Path.of(name), ImageFormat.JPEG, Destination.STDOUT);
        }
        Path path = FileSyntax.path(name, workingDirectory);
        if (name.endsWith("/") || Files.isDirectory(path)) {
            throw new IllegalArgumentException("is a folder; the name of a file is needed");
        }
        Destination destination = destination(path);
        if (destination == Destination.REPLACED) {
            checkFolder(path, workingDirectory);
        }
        return new PictureFile(name, path, ImageFormat.JPEG, destination);
    }

    private static boolean isStdout(String name) {
        return switch (name) {
            case "-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1" -> true;
            default -> false;
        };
    }

    private static Destination destination(Path path) {
        if (!Files.exists(path)) {
            return Destination.REPLACED;
        }
        boolean descriptor = path.startsWith("/dev/fd") || path.startsWith("/proc") || path.startsWith("/dev/stderr");
        if (descriptor) {
            return Destination.IN_PLACE;
        }
        boolean links = Files.isSymbolicLink(path) && !path.startsWith("/dev");
        return links || Files.isRegularFile(path) ? Destination.REPLACED : Destination.IN_PLACE;
    }

    private static ImageFormat format(String name, Destination destination) {
        Optional<ImageFormat> format = ImageFormat.ofFileName(name);
        if (format.isPresent()) {
            return format.get();
        }
        if (destination == Destination.IN_PLACE) {
            return ImageFormat.PNG;
        }
        throw new IllegalArgumentException("must end in one of " + ImageFormat.supportedExtensions());
    }

    private static void checkFolder(Path path, Path workingDirectory) {
        Path parent = path.getParent();
        Path folder = parent == null ? workingDirectory : parent;
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("is in a folder that does not exist, " + folder);
        }
        if (!Files.isWritable(folder)) {
            throw new IllegalArgumentException(
                    "is in a folder that is not writable by you, " + folder.toAbsolutePath());
        }
    }
}
