package io.vncshot.imaging;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A file format that pictures can be written in. */
public enum ImageFormat {
    PNG(".png"),
    JPEG(".jpg", ".jpeg"),
    BMP(".bmp"),
    GIF(".gif"),
    TIFF(".tif", ".tiff"),
    PNM(".pnm", ".ppm");

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes it immutable.
    private final List<String> extensions;

    ImageFormat(String... extensions) {
        this.extensions = List.of(extensions);
    }

    /**
     * The format that a file's name asks for by its extension, in upper or lower case; empty when it has none or another
     * one. A name that is nothing but a dot and letters, such as {@code .png}, has no extension.
     */
    public static Optional<ImageFormat> ofFileName(String fileName) {
        String name = fileName.substring(lastSeparator(fileName) + 1);
        int dot = name.lastIndexOf('.');
        if (dot <= 0) {
            return Optional.empty();
        }
        String extension = name.substring(dot).toLowerCase(Locale.ROOT);
        for (ImageFormat format : values()) {
            if (format.extensions.contains(extension)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** All extensions, for messages: {@code .png, .jpg, .jpeg, …}. */
    public static String supportedExtensions() {
        StringBuilder list = new StringBuilder();
        for (ImageFormat format : values()) {
            for (String extension : format.extensions) {
                list.append(list.isEmpty() ? "" : ", ").append(extension);
            }
        }
        return list.toString();
    }

    private static int lastSeparator(String fileName) {
        return Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf(File.separatorChar));
    }
}
