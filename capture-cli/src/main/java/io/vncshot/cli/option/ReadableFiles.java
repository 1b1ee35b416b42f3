package io.vncshot.cli.option;

import io.vncshot.cli.message.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files that options of a connection name, looked at before anything is sent. */
public final class ReadableFiles {
    private static final List<Option<String>> OPTIONS =
            List.of(Options.PASSWORD_FILE, Options.TLS_CA, Options.TLS_CERT, Options.TLS_KEY);

    private ReadableFiles() {}

    /**
     * Looks at all that are named.
     *
     * @throws UsageException when one cannot be read
     */
    public static void check(Settings settings, Path workingDirectory) throws UsageException {
        for (Option<String> option : OPTIONS) {
            Optional<String> name = settings.find(option);
            if (name.isPresent()) {
                check(workingDirectory.resolve(name.get()), "--" + option.name() + " " + name.get() + ": ");
            }
        }
    }

    private static void check(Path file, String source) throws UsageException {
        if (!Files.exists(file)) {
            throw new UsageException(source + "no such file");
        }
        if (Files.isDirectory(file)) {
            throw new UsageException(source + "is a folder");
        }
        if (!Files.isReadable(file)) {
            throw new UsageException(source + "not readable by you");
        }
    }
}
