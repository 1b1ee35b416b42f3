package io.vncshot.proxy;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

@Timeout(60)
final class UnixSocketTest {
    @TempDir
    Path folder;

    @Test
    void aUnixSocketIsATarget() throws Exception {
        Path path = folder.resolve("target");
        try (ServerSocketChannel listener =
                        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path));
                TestProxy proxy = new TestProxy("--unix-target", path.toString());
                WebSocketClient client = proxy.open()) {
            try (SocketChannel accepted = listener.accept()) {
                accepted.write(ByteBuffer.wrap("hello".getBytes(UTF_8)));
            }
            assertThat(client.readToClose()).isEqualTo("hello|1000");
        }
    }

    @Test
    void aUnixSocketIsListenedOnWithItsModeAndGoesInTheEnd() throws Exception {
        Path path = folder.resolve("listen");
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(path))
                .close();
        assertThat(path).exists();
        ProxyServer server = start(path, "--unix-listen-mode=0660");
        assertThat(Files.getPosixFilePermissions(path)).isEqualTo(PosixFilePermissions.fromString("rw-rw----"));
        try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            client.write(ByteBuffer.wrap("GET /none HTTP/1.0\r\n\r\n".getBytes(UTF_8)));
            ByteBuffer answer = ByteBuffer.allocate(12);
            while (answer.hasRemaining() && client.read(answer) >= 0) {}
            assertThat(new String(answer.array(), UTF_8)).isEqualTo("HTTP/1.1 404");
        }
        assertThat(server.addresses()).hasToString("[" + path + "]");
        assertThatIOException().isThrownBy(() -> start(path)).withMessageContaining("already in use");
        server.drain(new ProxyServer.Patience(0, 1));
        assertThat(path).doesNotExist();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileThatIsNoSocketIsLeftAlone() throws Exception {
        Path path = Files.writeString(folder.resolve("file"), "precious");
        assertThatIOException().isThrownBy(() -> start(path)).withMessageContaining("no socket");
        assertThat(path).hasContent("precious");
    }

    @Test
    void aNameThatNobodyCouldConnectToIsRefused() {
        Path path = folder.resolve("s".repeat(107));
        assertThatIOException()
                .isThrownBy(() -> start(path))
                .withMessage("cannot listen on " + path + ": the name of a socket is at most 107 bytes");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsNotThereIsNamedByTheSocketInIt() {
        Path path = folder.resolve("none/s");
        assertThatIOException()
                .isThrownBy(() -> start(path))
                .withMessage("cannot listen on " + path + ": its folder is not there or cannot be written");
    }

    private static ProxyServer start(Path path, String... more) throws Exception {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "--unix-listen";
        arguments[1] = path.toString();
        arguments[2] = "h:1";
        System.arraycopy(more, 0, arguments, 3, more.length);
        return ProxyServer.start(ProxyOptions.parse(arguments), UnpooledByteBufAllocator.DEFAULT);
    }
}
