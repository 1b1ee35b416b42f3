package io.vncshot.proxy.token;

import io.vncshot.proxy.address.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder of Unix domain sockets that are named by their token. */
final class SocketDirectory implements TokenSource {
    private final TokenFolder folder;

    SocketDirectory(String source) {
        this.folder = new TokenFolder(source);
    }

    @Override
    public @Nullable Target find(String token) throws IOException {
        Path socket = folder.find(token);
        if (socket == null) {
            return null;
        }
        BasicFileAttributes attributes =
                Files.readAttributes(socket, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return attributes.isOther() ? new Target.Unix(socket) : null;
    }
}
