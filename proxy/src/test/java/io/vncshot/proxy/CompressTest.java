package io.vncshot.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** permessage-deflate through the proxy, by Java's own compressor on the other side. */
@Timeout(60)
final class CompressTest {
    private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final Inflater inflater = new Inflater(true);

    @ParameterizedTest
    @ValueSource(strings = {"", "Sec-WebSocket-Protocol: binary\r\n"})
    void compressedMessagesReachTheTargetPlainAndComeBackCompressed(String more) throws Exception {
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address(), "--compress");
                WebSocketClient client = proxy.connect()) {
            assertThat(client.open("/", OFFER + more)).contains("\r\nSec-WebSocket-Extensions: permessage-deflate\r\n");
            for (String text : new String[] {"hello", "hello hello"}) {
                byte[] message = deflate(text.getBytes(US_ASCII));
                client.sendFrame(0x42, Arrays.copyOf(message, 2));
                client.sendFrame(0x89, (byte) 'p');
                client.sendFrame(0x80, Arrays.copyOfRange(message, 2, message.length));
                assertThat(readText(client, text.length())).isEqualTo(text);
            }
            client.sendFrame(0x82, "plain".getBytes(US_ASCII));
            assertThat(readText(client, 5)).isEqualTo("plain");
        }
    }

    @Test
    void nothingIsAgreedOnWithoutTheOptionOrTheOffer() throws Exception {
        try (TestTarget target = TestTarget.echo();
                TestProxy plain = new TestProxy(target.address());
                TestProxy proxy = new TestProxy(target.address(), "--compress");
                WebSocketClient offering = plain.connect();
                WebSocketClient client = proxy.connect()) {
            assertThat(offering.open("/", OFFER)).doesNotContain("Extensions");
            assertThat(client.open("/", "")).doesNotContain("Extensions");
            client.sendFrame(0xc2, deflate("x".getBytes(US_ASCII)));
            assertThat(client.readToClose()).isEqualTo("|1002");
        }
    }

    @Test
    void aBrokenMessageEndsTheSession() throws Exception {
        try (TestTarget target = TestTarget.sink();
                TestProxy proxy = new TestProxy(target.address(), "--compress");
                WebSocketClient client = proxy.connect()) {
            client.open("/", OFFER);
            client.sendFrame(0xc2, Hex.bytes("07 ff ff ff"));
            assertThat(client.readToClose()).isEqualTo("|1007");
        }
    }

    @Test
    void aBombWaitsForItsTargetAndArrivesWholeBeforeTheClose() throws Exception {
        CountDownLatch wanted = new CountDownLatch(1);
        int size = 64 << 20;
        long[] count = new long[1];
        try (TestTarget target = new TestTarget(socket -> {
                    await().until(() -> wanted.await(0, TimeUnit.SECONDS));
                    count[0] = socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                    return new byte[0];
                });
                TestProxy proxy = new TestProxy(target.address(), "--compress");
                WebSocketClient client = proxy.connect()) {
            client.open("/", OFFER);
            client.sendFrame(0xc2, deflate(new byte[size]));
            client.sendFrame(0x88, Hex.bytes("03e8"));
            await().until(() -> target.connections.get() == 1);
            assertThat(proxy.usedMemory()).isLessThan(8 << 20);
            wanted.countDown();
            assertThat(client.readToClose()).isEqualTo("|1000");
            target.result.get(30, TimeUnit.SECONDS);
            assertThat(count[0]).isEqualTo(size);
        }
    }

    @Test
    void aClientThatEndsWithoutACloseFrameHasItsBytesDeliveredToo() throws Exception {
        int size = 16 << 20;
        try (TestTarget target = TestTarget.sink();
                TestProxy proxy = new TestProxy(target.address(), "--compress");
                WebSocketClient client = proxy.connect()) {
            client.open("/", OFFER);
            client.sendFrame(0xc2, deflate(new byte[size]));
            client.socket.shutdownOutput();
            assertThat(target.result.get(30, TimeUnit.SECONDS)).hasSize(size);
        }
    }

    private byte[] deflate(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[65536];
        deflater.setInput(bytes);
        int n;
        do {
            n = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            out.write(buffer, 0, n);
        } while (n == buffer.length);
        return Arrays.copyOf(out.toByteArray(), out.size() - 4);
    }

    private String readText(WebSocketClient client, int length) throws IOException, DataFormatException {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            WebSocketClient.Frame frame = client.readFrame();
            if (frame.opcode() == 10) {
                continue;
            }
            byte[] message = Arrays.copyOf(frame.payload(), frame.payload().length + 4);
            message[message.length - 1] = message[message.length - 2] = (byte) 0xff;
            inflater.setInput(message);
            byte[] bytes = new byte[65536];
            text.append(new String(bytes, 0, inflater.inflate(bytes), US_ASCII));
        }
        return text.toString();
    }
}
