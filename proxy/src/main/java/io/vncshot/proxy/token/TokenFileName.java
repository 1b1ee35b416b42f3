package io.vncshot.proxy.token;

import io.vncshot.proxy.address.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A folder of files that are named by their token and hold host:port. */
final class TokenFileName implements TokenSource {
    private static final long MAX_SIZE = 4096;

    private final TokenFolder folder;

    TokenFileName(String source) {
        this.folder = new TokenFolder(source);
    }

    @Override
    public @Nullable Target find(String token) throws IOException {
        Path file = folder.find(token);
        if (file == null || !Files.isRegularFile(file) || Files.size(file) > MAX_SIZE) {
            return null;
        }
        try {
            return Target.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).trim());
        } catch (IllegalArgumentException e) {
            throw new IOException("a token's file must hold host:port", e);
        }
    }
}
