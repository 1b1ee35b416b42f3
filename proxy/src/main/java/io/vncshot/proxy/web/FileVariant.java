package io.vncshot.proxy.web;

import io.vncshot.proxy.http.HeaderFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * What of a file is sent: itself, or a compressed one beside it, {@code name.br} or {@code name.gz}, that is no older.
 *
 * @param varies whether others may get another one of these files
 */
record FileVariant(Path path, BasicFileAttributes attributes, ContentCoding coding, boolean varies) {
    /** The smallest that the client takes; null if the file is no regular one. */
    static @Nullable FileVariant choose(Path file, HeaderFields headers) throws IOException {
        BasicFileAttributes plain = attributes(file);
        if (!plain.isRegularFile()) {
            return null;
        }
        boolean varies = false;
        for (ContentCoding coding : ContentCoding.COMPRESSED) {
            Path beside = file.resolveSibling(file.getFileName() + coding.suffix());
            if (!Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            BasicFileAttributes compressed = attributes(beside);
            if (compressed.lastModifiedTime().compareTo(plain.lastModifiedTime()) >= 0) {
                varies = true;
                if (coding.isTaken(headers)) {
                    return new FileVariant(beside, compressed, coding, true);
                }
            }
        }
        return new FileVariant(file, plain, ContentCoding.IDENTITY, varies);
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
