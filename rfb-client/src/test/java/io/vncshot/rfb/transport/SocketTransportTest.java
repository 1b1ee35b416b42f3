package io.vncshot.rfb.transport;

import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.LoopbackServer;
import io.vncshot.rfb.fixture.LoopbackServer.Script;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class SocketTransportTest {
    private static final Deadline LONG = Deadline.after(Duration.ofSeconds(25));

    @Test
    void readsWhatIsThere() throws IOException {
        withServer(client -> client.send("hello".getBytes(StandardCharsets.US_ASCII)), transport -> {
            assertThat(new String(readAll(transport), StandardCharsets.US_ASCII))
                    .isEqualTo("hello");
        });
    }

    @Test
    void theEndOfTheStreamIsMinusOneAgainAndAgain() throws IOException {
        withServer(client -> {}, transport -> {
            assertThat(transport.awaitReadable(LONG)).isTrue();
            assertThat(transport.read(ByteBuffer.allocate(10), LONG)).isEqualTo(-1);
            assertThat(transport.read(ByteBuffer.allocate(10), LONG)).isEqualTo(-1);
        });
    }

    @Test
    void anInterruptedThreadDoesNotWait() throws IOException {
        withServer(client -> client.read(1), transport -> {
            Thread.currentThread().interrupt();
            assertFailure(Reason.CONNECTION_LOST, () -> transport.awaitReadable(LONG))
                    .withMessage("connection lost: interrupted");
            assertFailure(Reason.CONNECTION_LOST, () -> transport.read(ByteBuffer.allocate(1), LONG))
                    .withMessage("connection lost: interrupted");
            assertThat(Thread.interrupted()).isTrue();
        });
    }

    @Test
    void whatCameBeforeAResetIsReadFirst() throws IOException {
        CountDownLatch sent = new CountDownLatch(1);
        withServer(
                client -> {
                    client.read(1);
                    client.send(Hex.bytes("01 02 03"));
                    client.reset();
                    sent.countDown();
                },
                transport -> {
                    transport.write(ByteBuffer.allocate(1), LONG);
                    await(sent);
                    ByteBuffer target = ByteBuffer.allocate(10);
                    assertThat(transport.read(target, LONG)).isEqualTo(3);
                    assertFailure(Reason.CONNECTION_LOST, () -> transport.read(target, LONG))
                            .withMessage("connection lost: Connection reset");
                });
    }

    @Test
    void silenceIsATimeout() throws IOException {
        withServer(LoopbackServer.Peer::awaitEnd, transport -> {
            Deadline soon = Deadline.after(Duration.ofMillis(50));
            assertThat(transport.awaitReadable(soon)).isFalse();
            assertFailure(Reason.TIMEOUT, () -> transport.read(ByteBuffer.allocate(1), soon))
                    .withMessage("nothing came within 50 ms");
        });
    }

    @Test
    void writesAllOfItToASlowReader() throws IOException {
        int size = 3 << 20;
        withServer(
                client -> {
                    byte[] all = client.read(size);
                    client.send(new byte[] {all[0], all[size - 1]});
                },
                transport -> {
                    ByteBuffer source =
                            ByteBuffer.allocate(size).put(0, (byte) 1).put(size - 1, (byte) 2);
                    transport.write(source, LONG);
                    assertThat(source.hasRemaining()).isFalse();
                    assertThat(readAll(transport)).containsExactly(1, 2);
                });
    }

    @Test
    void aPeerThatReadsNothingIsATimeout() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        withServer(client -> await(over), transport -> {
            assertFailure(Reason.TIMEOUT, () -> {
                        Deadline soon = Deadline.after(Duration.ofMillis(100));
                        transport.write(ByteBuffer.allocate(64 << 20), soon);
                    })
                    .withMessage("the server took nothing more within 100 ms");
            over.countDown();
        });
    }

    @Test
    void writingToAPeerThatHasGoneIsALostConnection() throws IOException {
        Script leaving = client -> {
            client.read(1);
            client.reset();
        };
        withServer(leaving, transport -> {
            transport.write(ByteBuffer.allocate(1), LONG);
            transport.awaitReadable(LONG);
            assertFailure(Reason.CONNECTION_LOST, () -> {
                        transport.write(ByteBuffer.allocate(1), LONG);
                        transport.write(ByteBuffer.allocate(1), LONG);
                    })
                    .withMessageStartingWith("connection lost: ");
        });
    }

    @Test
    void closingItFromAnotherThreadEndsARead() throws IOException {
        withServer(LoopbackServer.Peer::awaitEnd, transport -> {
            Thread closer = new Thread(transport::close);
            assertFailure(Reason.CONNECTION_LOST, () -> {
                closer.start();
                transport.read(ByteBuffer.allocate(1), LONG);
            });
            join(closer);
        });
    }

    @Test
    void closingItTwiceIsOnce() throws IOException {
        withServer(LoopbackServer.Peer::awaitEnd, transport -> {
            transport.close();
            transport.close();
            assertFailure(Reason.CONNECTION_LOST, () -> transport.read(ByteBuffer.allocate(1), LONG));
            assertFailure(Reason.CONNECTION_LOST, () -> transport.write(ByteBuffer.allocate(1), LONG));
            assertFailure(Reason.CONNECTION_LOST, () -> transport.awaitReadable(LONG));
        });
    }

    @FunctionalInterface
    private interface Use {
        void with(Transport transport) throws RfbException;
    }

    private static void withServer(Script script, Use use) throws IOException {
        try (LoopbackServer server = LoopbackServer.playing(script);
                Transport transport = Connector.connect(server.address(), LONG)) {
            assertThat(transport.isLocal()).isTrue();
            use.with(transport);
        }
    }

    private static byte[] readAll(Transport transport) throws RfbException {
        ByteBuffer all = ByteBuffer.allocate(1000);
        while (transport.read(all, LONG) >= 0) {
            assertThat(all.hasRemaining()).isTrue();
        }
        byte[] read = new byte[all.position()];
        all.flip().get(read);
        return read;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
