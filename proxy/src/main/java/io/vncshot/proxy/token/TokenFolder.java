package io.vncshot.proxy.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A folder in which a token is the name of an entry. No name leads out of it, nor does a link. */
final class TokenFolder {
    private final Path folder;

    TokenFolder(String source) {
        this.folder = Path.of(source);
    }

    /** The real path of the entry, or null if there is none that counts. */
    @Nullable
    Path find(String token) throws IOException {
        if (!isName(token)) {
            return null;
        }
        Path root = folder.toRealPath();
        Path entry = root.resolve(token);
        if (!Files.exists(entry)) {
            return null;
        }
        Path real = entry.toRealPath();
        return root.equals(real.getParent()) ? real : null;
    }

    private static boolean isName(String token) {
        if (token.isEmpty() || token.startsWith(".") || token.length() > 255) {
            return false;
        }
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c < ' ' || c == 0x7f || c == '/' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
