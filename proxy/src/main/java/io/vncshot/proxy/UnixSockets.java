package io.vncshot.proxy;

import java.io.IOException;
import java.net.BindException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** What is in the place of a Unix domain socket. */
final class UnixSockets {
    private static final int MAX_NAME = 107;

    private UnixSockets() {}

    /** A longer name could be moved into place, and nobody could connect to it (unix(7), sun_path). */
    static void requireShort(Path path) throws IOException {
        if (path.toString().getBytes(StandardCharsets.UTF_8).length > MAX_NAME) {
            throw new IOException(
                    "cannot listen on " + path + ": the name of a socket is at most " + MAX_NAME + " bytes");
        }
    }

    /** A BindException if there is a file that is no socket, or a socket that somebody listens on. */
    static void requireFree(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isOther()) {
            throw new BindException("cannot listen on " + path + ": a file of that name is no socket; remove it");
        }
        if (isServed(path)) {
            throw new BindException("cannot listen on " + path + ": already in use");
        }
    }

    private static boolean isServed(Path path) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            return channel.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
