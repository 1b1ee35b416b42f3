package io.vncshot.cli.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The name of a file, whether it is there or not. */
public final class FileSyntax implements ValueSyntax<String> {
    /** What the Java launcher makes of bytes of an argument that the locale's encoding does not know. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final String UNKNOWN_BYTES =
            "is not in this locale's encoding; run with LC_ALL=C.UTF-8, or let the shell open the file";

    @Override
    public String metavar() {
        return "FILE";
    }

    @Override
    public String parse(String text) {
        path(text, Path.of(""));
        return text;
    }

    /**
     * The path of a file.
     *
     * @param folder what a relative name is relative to
     * @throws IllegalArgumentException whose message is the rule that the name breaks
     */
    public static Path path(String name, Path folder) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("must not be empty");
        }
        try {
            if (name.indexOf(REPLACEMENT) < 0) {
                return folder.resolve(name);
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(UNKNOWN_BYTES, e);
        }
        throw new IllegalArgumentException(UNKNOWN_BYTES);
    }
}
