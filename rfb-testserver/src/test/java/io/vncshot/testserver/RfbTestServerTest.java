package io.vncshot.testserver;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RfbTestServerTest {
    @Test
    void bellAndCutTextReachClientsInSession() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder().start();
                RawClient waiting = new RawClient(server);
                RawClient client = inSession(server)) {
            server.bell();
            server.cutText("h\u00e9");
            server.extendedClipboard(0x1000_0001, (byte) 0x78, (byte) 0x9C);
            server.send((byte) 0x96);
            client.expectHex("02  03 000000 00000002 68E9  03 000000 FFFFFFFA 10000001 789C  96");
            waiting.expectText("RFB 003.008\n");
            waiting.sendText("RFB 003.008\n");
            waiting.expectHex("01 01");
        }
    }

    /** A client of which the server, too, knows that the session has begun. */
    private static RawClient inSession(RfbTestServer server) throws IOException {
        RawClient client = RawClient.inSession(server);
        client.announce();
        server.events().await(ClientEvent.SetEncodings.class);
        return client;
    }

    @Test
    void clientsAreServedSideBySide() throws IOException {
        try (RfbTestServer server =
                        RfbTestServer.builder().picture(new int[] {7}, 1, 1).start();
                RawClient first = RawClient.inSession(server);
                RawClient second = RawClient.inSession(server)) {
            second.request(0, 0, 1, 1);
            second.expectHex("00 00 0001 0000 0000 0001 0001 00000000 07000000");
            first.request(0, 0, 1, 1);
            first.expectHex("00 00 0001 0000 0000 0001 0001 00000000 07000000");
        }
    }

    @Test
    void closeCutsConnectionsAndFreesThePort() throws IOException {
        RfbTestServer server = RfbTestServer.builder().start();
        int port = server.port();
        try (RawClient client = RawClient.inSession(server);
                RawClient stranger = new RawClient(server)) {
            stranger.expectText("RFB 003.008\n");

            server.close();

            client.expectEnd();
            stranger.expectEnd();
        }
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
        assertThat(server.events().all(ClientEvent.Disconnected.class)).hasSize(2);
    }

    @Test
    void closeEndsAWriteThatTheClientDoesNotRead() throws IOException {
        Scene big = new Scene(3000, 3000);
        RfbTestServer server = RfbTestServer.builder().scene(big).start();
        try (RawClient client = RawClient.inSession(server)) {
            client.request(0, 0, 3000, 3000);
            client.expectHex("00 00 0001");

            server.close();

            assertThat(server.events().all(ClientEvent.Disconnected.class)).hasSize(1);
        }
    }

    @Test
    void closeLeavesNoThreadBehind() throws IOException {
        RfbTestServer server = RfbTestServer.builder().start();
        try (RawClient client = new RawClient(server)) {
            client.expectText("RFB 003.008\n");
            server.close();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("rfb-testserver"));
    }

    @Test
    void closingTwiceIsAllowed() throws IOException {
        RfbTestServer server = RfbTestServer.builder().start();
        server.close();
        server.close();

        assertThatThrownBy(server::port).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void takenPortIsReported() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            assertThatThrownBy(() ->
                            RfbTestServer.builder().listenOn(server.address()).start())
                    .isInstanceOf(BindException.class);
        }
    }

    @Test
    void unixSocketWorksToo(@TempDir Path folder) throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("rfb"));
        try (RfbTestServer server = RfbTestServer.builder().listenOn(address).start();
                SocketChannel client = SocketChannel.open(address)) {
            ByteBuffer banner = ByteBuffer.allocate(12);
            while (banner.hasRemaining() && client.read(banner) >= 0) {
                assertThat(banner.position()).isPositive();
            }
            assertThat(new String(banner.array(), StandardCharsets.US_ASCII)).isEqualTo("RFB 003.008\n");
            assertThatThrownBy(server::port).isInstanceOf(IllegalStateException.class);
        }
        assertThat(folder.resolve("rfb")).doesNotExist();
    }
}
