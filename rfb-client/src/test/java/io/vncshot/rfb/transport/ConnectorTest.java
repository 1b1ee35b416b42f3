package io.vncshot.rfb.transport;

import io.vncshot.rfb.fixture.LoopbackServer;
import io.vncshot.rfb.protocol.RfbException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class ConnectorTest {
    private static final Deadline LONG = Deadline.after(Duration.ofSeconds(25));

    @Test
    void aPortThatNobodyListensOnIsRefused() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        ServerAddress address = new ServerAddress.Tcp("127.0.0.1", port);
        assertFailure(Reason.CONNECT, () -> Connector.connect(address, LONG))
                .withMessage("cannot connect: connection refused; is a server listening there?");
    }

    @Test
    void everyAddressOfANameIsTried() throws IOException {
        try (LoopbackServer server = LoopbackServer.sending(new byte[1])) {
            int port = ((ServerAddress.Tcp) server.address()).port();
            try (Transport transport = Connector.connect(new ServerAddress.Tcp("localhost", port), LONG)) {
                assertThat(transport.isLocal()).isTrue();
                assertThat(transport.read(ByteBuffer.allocate(1), LONG)).isEqualTo(1);
            }
        }
    }

    @Test
    void aNameThatDoesNotExistIsSaidToBeUnknown() {
        ServerAddress address = new ServerAddress.Tcp("no-such-host.invalid", 5900);
        assertFailure(Reason.CONNECT, () -> Connector.connect(address, LONG))
                .withMessage("cannot connect: the host name no-such-host.invalid is not known");
    }

    @Test
    void addressesThatAreNoneAreSaidToBeUnknown() {
        for (String host : new String[] {"1.2.3.4.5", "::x", "999.1.1.1"}) {
            assertFailure(Reason.CONNECT, () -> Connector.connect(new ServerAddress.Tcp(host, 5900), LONG))
                    .withMessageContaining(host);
        }
    }

    @Test
    void aDeadlineThatHasPassedConnectsNowhere() {
        ServerAddress address = new ServerAddress.Tcp("192.0.2.1", 5900);
        assertFailure(Reason.CONNECT, () -> Connector.connect(address, Deadline.after(Duration.ZERO)))
                .withMessageStartingWith("cannot connect: ");
    }

    @Test
    void unixSocketsAreLocal(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("vnc.sock");
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listener.bind(UnixDomainSocketAddress.of(path));
            try (Transport transport = Connector.connect(new ServerAddress.Unix(path), LONG);
                    SocketChannel server = listener.accept()) {
                server.write(ByteBuffer.wrap(new byte[] {1, 2}));
                assertThat(transport.isLocal()).isTrue();
                assertThat(transport.read(ByteBuffer.allocate(10), LONG)).isEqualTo(2);
                assertThat(transport.awaitReadable(Deadline.after(Duration.ZERO)))
                        .isFalse();
            }
        }
    }

    @Test
    void unixSocketsThatCannotBeOpenedSayWhy(@TempDir Path folder) throws IOException {
        ServerAddress missing = new ServerAddress.Unix(folder.resolve("missing.sock"));
        assertFailure(Reason.CONNECT, () -> Connector.connect(missing, LONG))
                .withMessage("cannot connect: No such file or directory");
        Path file = Files.createFile(folder.resolve("file"));
        assertFailure(Reason.CONNECT, () -> Connector.connect(new ServerAddress.Unix(file), LONG))
                .withMessage("cannot connect: connection refused; is a server listening there?");
        ServerAddress tooLong = new ServerAddress.Unix(folder.resolve("x".repeat(200)));
        assertFailure(Reason.CONNECT, () -> Connector.connect(tooLong, LONG))
                .withMessageStartingWith("cannot connect: ");
    }

    @Test
    void aServerThatConnectsIsTaken() throws Exception {
        int port = freePort();
        Thread server = new Thread(() -> connectAndSend(port), "reverse server");
        server.setDaemon(true);
        server.start();
        try (Transport transport = Connector.connect(new ServerAddress.Listen("127.0.0.1", port), LONG)) {
            ByteBuffer target = ByteBuffer.allocate(1);
            assertThat(transport.read(target, LONG)).isEqualTo(1);
            assertThat(target.get(0)).isEqualTo((byte) 7);
            assertThat(transport.isLocal()).isTrue();
        }
    }

    @Test
    void nobodyIsWaitedForBeyondTheDeadline() throws IOException {
        ServerAddress address = new ServerAddress.Listen("", freePort());
        assertFailure(Reason.CONNECT, () -> Connector.connect(address, Deadline.after(Duration.ofMillis(50))))
                .withMessage("cannot connect: no server has connected within 50 ms");
    }

    @Test
    void aPortInUseIsSaid() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerAddress address = new ServerAddress.Listen("127.0.0.1", taken.getLocalPort());
            assertFailure(Reason.CONNECT, () -> Connector.connect(address, LONG))
                    .withMessageStartingWith("cannot connect: Address already in use");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Until somebody listens. */
    private static void connectAndSend(int port) {
        Deadline deadline = Deadline.after(Duration.ofSeconds(20));
        while (!deadline.hasPassed()) {
            try (SocketChannel channel =
                    SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
                channel.write(ByteBuffer.wrap(new byte[] {7}));
                return;
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
    }
}
