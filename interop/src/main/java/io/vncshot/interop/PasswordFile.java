package io.vncshot.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The obfuscated password file of the X servers, made by their own {@code vncpasswd}. */
final class PasswordFile {
    private static final int LIMIT_BYTES = 8;

    private PasswordFile() {}

    static void write(String password, Path file) {
        Requirements.require(List.of("vncpasswd"));
        Command.of("sh", "-c", "printf '%s\\n' \"$1\" | vncpasswd -f >\"$2\"", "sh", password, file.toString())
                .runSuccessfully();
        try {
            if (Files.size(file) < LIMIT_BYTES) {
                throw new IllegalStateException("vncpasswd -f wrote " + Files.size(file) + " bytes: must be 8");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
