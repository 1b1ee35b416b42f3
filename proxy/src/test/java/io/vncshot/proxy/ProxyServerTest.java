package io.vncshot.proxy;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
final class ProxyServerTest {
    @Test
    void bytesPassBothWaysInBinaryFrames() throws Exception {
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address());
                WebSocketClient client = proxy.open()) {
            client.sendFrame(0x82, "hello".getBytes(US_ASCII));
            WebSocketClient.Frame frame = client.readFrame();
            assertThat(frame.opcode()).isEqualTo(2);
            assertThat(frame.text()).isEqualTo("hello");
        }
    }

    @Test
    void base64ClientsGetTextMessages() throws Exception {
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address());
                WebSocketClient client = proxy.connect()) {
            client.open("/", "Sec-WebSocket-Protocol: base64\r\n");
            client.sendFrame(0x01, "aGVsb".getBytes(US_ASCII));
            client.sendFrame(0x80, "G8=".getBytes(US_ASCII));
            StringBuilder text = new StringBuilder();
            while (text.length() < 5) {
                WebSocketClient.Frame frame = client.readFrame();
                assertThat(frame.opcode()).isEqualTo(1);
                text.append(new String(java.util.Base64.getDecoder().decode(frame.payload()), US_ASCII));
            }
            assertThat(text.toString()).isEqualTo("hello");
        }
    }

    @Test
    void framesBehindTheHandshakeAreDelivered() throws Exception {
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address());
                WebSocketClient client = proxy.connect()) {
            client.open("/", "", WebSocketClient.frame(0x82, "early".getBytes(US_ASCII)));
            assertThat(client.readFrame().text()).isEqualTo("early");
        }
    }

    @Test
    void aTargetThatRefusesIsTold() throws Exception {
        try (TestProxy proxy = new TestProxy("127.0.0.1:" + closedPort());
                WebSocketClient client = proxy.open()) {
            assertThat(client.readToClose()).isEqualTo("|1011");
            client.sendFrame(0x88, Hex.bytes("03f3"));
            assertThat(client.hasEnded()).isTrue();
        }
    }

    @Test
    void allThatATargetSendsBeforeItEndsArrives() throws Exception {
        byte[] bytes = randomBytes(8 << 20);
        try (TestTarget target = TestTarget.source(bytes);
                TestProxy proxy = new TestProxy(target.address());
                WebSocketClient client = proxy.open()) {
            client.sendFrame(0x82, new byte[100_000]);
            byte[] got = new byte[bytes.length];
            int length = 0;
            WebSocketClient.Frame frame = client.readFrame();
            for (; frame.opcode() == 2; frame = client.readFrame()) {
                System.arraycopy(frame.payload(), 0, got, length, frame.payload().length);
                length += frame.payload().length;
            }
            assertThat(Arrays.equals(got, bytes)).isTrue();
            assertThat(frame.closeCode()).isEqualTo(1000);
            client.sendFrame(0x88, Hex.bytes("03e8"));
            assertThat(target.result.get()).hasSize(100_000);
        }
    }

    @Test
    void aCloseAfterAnUploadDeliversEveryByteFirst() throws Exception {
        byte[] bytes = randomBytes(8 << 20);
        try (TestTarget target = TestTarget.sink();
                TestProxy proxy = new TestProxy(target.address());
                WebSocketClient client = proxy.open()) {
            client.sendFrame(0x82, bytes);
            client.sendFrame(0x88, Hex.bytes("03e8"));
            assertThat(client.readToClose()).isEqualTo("|1000");
            assertThat(client.hasEnded()).isTrue();
            assertThat(Arrays.equals(target.result.get(), bytes)).isTrue();
        }
    }

    @Test
    void aClientThatVanishesEndsTheTargetsConnectionAfterItsBytes() throws Exception {
        try (TestTarget target = TestTarget.sink();
                TestProxy proxy = new TestProxy(target.address())) {
            try (WebSocketClient client = proxy.open()) {
                client.sendFrame(0x82, "last".getBytes(US_ASCII));
            }
            assertThat(target.result.get()).asString(US_ASCII).isEqualTo("last");
        }
    }

    @Test
    void aTargetThatResetsEndsWithACloseFrame() throws Exception {
        try (TestTarget target = new TestTarget(socket -> {
                    socket.setSoLinger(true, 0);
                    return socket.getInputStream().readNBytes(1);
                });
                TestProxy proxy = new TestProxy(target.address());
                WebSocketClient client = proxy.open()) {
            client.sendFrame(0x82, (byte) 1);
            assertThat(client.readToClose()).isEqualTo("|1011");
        }
    }

    @Test
    void randomFramesComeBackUnchanged() throws Exception {
        long seed = 20261122;
        SplittableRandom random = new SplittableRandom(seed);
        byte[] sent = randomBytes(4 << 20);
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address());
                WebSocketClient client = proxy.open()) {
            Thread sender = new Thread(() -> sendInPieces(client, sent, random), "sender");
            sender.start();
            byte[] got = new byte[sent.length];
            for (int length = 0; length < got.length; ) {
                WebSocketClient.Frame frame = client.readFrame();
                if (frame.opcode() == 2) {
                    System.arraycopy(frame.payload(), 0, got, length, frame.payload().length);
                    length += frame.payload().length;
                } else {
                    assertThat(frame.opcode()).isEqualTo(10);
                }
            }
            sender.join();
            assertThat(Arrays.equals(got, sent)).as("seed " + seed).isTrue();
        }
    }

    private static void sendInPieces(WebSocketClient client, byte[] bytes, SplittableRandom random) {
        try {
            boolean inMessage = false;
            for (int start = 0; start < bytes.length; ) {
                int length = Math.min(random.nextInt(1 << random.nextInt(1, 18)), bytes.length - start);
                boolean last = random.nextBoolean();
                byte[] piece = Arrays.copyOfRange(bytes, start, start + length);
                client.sendFrame((last ? 0x80 : 0) | (inMessage ? 0 : 2), piece);
                inMessage = !last;
                start += length;
                if (random.nextInt(8) == 0) {
                    client.sendFrame(0x89, Arrays.copyOf(piece, Math.min(125, length)));
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aPingIsAnsweredWithItsPayload() throws Exception {
        try (TestTarget target = TestTarget.sink();
                TestProxy proxy = new TestProxy(target.address());
                WebSocketClient client = proxy.open()) {
            client.sendFrame(0x89, "abc".getBytes(US_ASCII));
            WebSocketClient.Frame pong = client.readFrame();
            assertThat(pong.opcode()).isEqualTo(10);
            assertThat(pong.text()).isEqualTo("abc");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "81 81 00000000 61, 1003", // text
        "82 01 61, 1002", // not masked
        "c2 81 00000000 61, 1002", // RSV1
    })
    void brokenFramesAreAnsweredAndReachNoTarget(String hex, int code) throws Exception {
        try (TestTarget target = TestTarget.sink();
                TestProxy proxy = new TestProxy(target.address());
                WebSocketClient client = proxy.open()) {
            client.send(Hex.bytes(hex));
            assertThat(client.readToClose()).isEqualTo("|" + code);
            assertThat(client.hasEnded()).isTrue();
            assertThat(target.result.get()).isEmpty();
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(1).nextBytes(bytes);
        return bytes;
    }
}
