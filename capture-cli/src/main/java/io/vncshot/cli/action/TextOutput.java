package io.vncshot.cli.action;

import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.option.FileSyntax;
import io.vncshot.cli.picture.AtomicFile;
import io.vncshot.cli.picture.PartFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a text is to go to.
 *
 * @param name as the user wrote it
 */
record TextOutput(String name, Path path) {
    /** @throws IllegalArgumentException whose message is the rule that the name breaks */
    static TextOutput parse(String name, Path workingDirectory) {
        Path path = FileSyntax.path(name, workingDirectory);
        if (Files.isDirectory(path)) {
            throw new IllegalArgumentException("is a folder; the name of a file is needed");
        }
        Path parent = path.getParent();
        Path folder = parent == null ? workingDirectory : parent;
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("is in a folder that does not exist, " + folder);
        }
        return new TextOutput(name, path);
    }

    /** All of it or none, but into a device or a pipe. */
    void write(String text) throws ActionException {
        try (PartFiles parts = new PartFiles()) {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                Files.write(path, text.getBytes(StandardCharsets.UTF_8));
            } else {
                AtomicFile.replace(path, text.getBytes(StandardCharsets.UTF_8), parts);
            }
        } catch (IOException e) {
            throw new ActionException(FileFailure.reason(e), e);
        }
    }
}
