package io.vncshot.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random frames to a target that sends them back: fragments, pings between, all sizes. The counts are those of a usual
 * run; -Drelay.frames=1000000 -Drelay.seed=1 makes it a long one.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class RandomRelayTest {
    private static final int FRAMES = Integer.getInteger("relay.frames", 1000);
    private static final long SEED = Long.getLong("relay.seed", 20261122);
    private static final int LAST_FRAMES = 300;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final byte[] pool = new byte[1 << 20];

    enum Coding {
        BINARY("", 2),
        BASE64("Sec-WebSocket-Protocol: base64\r\n", 1),
        DEFLATED("Sec-WebSocket-Extensions: permessage-deflate\r\n", 2);

        private final String field;
        private final int opcode;

        Coding(String field, int opcode) {
            this.field = field;
            this.opcode = opcode;
        }
    }

    enum Ending {
        CLOSE,
        HALF_CLOSE,
        RESET
    }

    /** What a target got: how many bytes, and their hash at the end and before. */
    private static final class EchoingTarget {
        private final MessageDigest hash = sha256();
        private long count;

        byte[] serve(java.net.Socket socket) throws IOException {
            byte[] buffer = new byte[65536];
            try {
                for (int n = read(socket, buffer); n >= 0; n = read(socket, buffer)) {
                    socket.getOutputStream().write(buffer, 0, n);
                }
            } catch (IOException e) {
                for (int n = read(socket, buffer); n >= 0; n = read(socket, buffer)) {}
            }
            return hash.digest();
        }

        private int read(java.net.Socket socket, byte[] buffer) throws IOException {
            int n = socket.getInputStream().read(buffer);
            if (n > 0) {
                hash.update(buffer, 0, n);
                count += n;
            }
            return n;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BINARY, CLOSE",
        "BINARY, HALF_CLOSE",
        "BINARY, RESET",
        "BASE64, CLOSE",
        "BASE64, HALF_CLOSE",
        "DEFLATED, CLOSE",
        "DEFLATED, HALF_CLOSE",
        "DEFLATED, RESET"
    })
    void bytesComeOutAsTheyWentIn(Coding coding, Ending ending) throws Exception {
        random.nextBytes(pool);
        EchoingTarget echo = new EchoingTarget();
        try (TestTarget target = new TestTarget(echo::serve);
                TestProxy proxy = new TestProxy(target.address(), "--compress");
                WebSocketClient client = proxy.connect()) {
            assertThat(client.open("/", coding.field)).startsWith("HTTP/1.1 101 ");
            Sender sender = new Sender(client, coding);
            Receiver receiver = new Receiver(client, coding);
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sender.send(FRAMES));
            receiver.receive(sending, sender);
            assertThat(receiver.hash.digest()).as("back, seed " + SEED).isEqualTo(hashSoFar(sender));

            long first = sender.count;
            MessageDigest before = (MessageDigest) sender.hash.clone();
            sender.tail = new ByteArrayOutputStream();
            CompletableFuture<Void> draining = CompletableFuture.runAsync(receiver::drain);
            sender.send(LAST_FRAMES);
            end(client, ending);
            byte[] got = target.result.get(60, TimeUnit.SECONDS);
            draining.join();
            byte[] tail = sender.tail.toByteArray();
            int reached = (int) (echo.count - first);
            assertThat(reached).isBetween(0, tail.length);
            if (ending != Ending.RESET) {
                assertThat(reached).isEqualTo(tail.length);
            }
            before.update(tail, 0, reached);
            assertThat(got).as("there, seed " + SEED).isEqualTo(before.digest());
        }
    }

    private static void end(WebSocketClient client, Ending ending) throws IOException {
        switch (ending) {
            case CLOSE -> client.sendFrame(0x88, Hex.bytes("03e8"));
            case HALF_CLOSE -> client.socket.shutdownOutput();
            case RESET -> {
                client.socket.setSoLinger(true, 0);
                client.socket.close();
            }
        }
    }

    private static byte[] hashSoFar(Sender sender) throws CloneNotSupportedException {
        return ((MessageDigest) sender.hash.clone()).digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends messages in fragments, with pings between. */
    private final class Sender {
        private final WebSocketClient client;
        private final Coding coding;
        private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        private final MessageDigest hash = sha256();
        private ByteArrayOutputStream tail = new ByteArrayOutputStream();
        private long count;

        Sender(WebSocketClient client, Coding coding) {
            this.client = client;
            this.coding = coding;
        }

        void send(int frames) {
            try {
                ByteArrayOutputStream batch = new ByteArrayOutputStream();
                tail = new ByteArrayOutputStream();
                for (int i = 0; i < frames; i++) {
                    addMessage(batch);
                    if (batch.size() > 65536 || i == frames - 1) {
                        client.send(batch.toByteArray());
                        batch.reset();
                    }
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private void addMessage(ByteArrayOutputStream batch) {
            int length = random.nextInt(1 << random.nextInt(15));
            byte[] plain = Arrays.copyOfRange(pool, 0, length);
            System.arraycopy(pool, random.nextInt(pool.length - length + 1), plain, 0, length);
            hash.update(plain);
            tail.writeBytes(plain);
            if (tail.size() > 32 << 20) {
                tail.reset();
            }
            count += length;
            byte[] message = encode(plain);
            int start = 0;
            int firstByte = coding.opcode | (coding == Coding.DEFLATED ? 0x40 : 0);
            while (random.nextInt(3) == 0) {
                int end = start + random.nextInt(message.length - start + 1);
                batch.writeBytes(WebSocketClient.frame(firstByte, Arrays.copyOfRange(message, start, end)));
                start = end;
                firstByte = 0;
                addPing(batch);
            }
            batch.writeBytes(
                    WebSocketClient.frame(0x80 | firstByte, Arrays.copyOfRange(message, start, message.length)));
            addPing(batch);
        }

        private void addPing(ByteArrayOutputStream batch) {
            if (random.nextInt(8) == 0) {
                batch.writeBytes(WebSocketClient.frame(0x89, Arrays.copyOf(pool, random.nextInt(126))));
            }
        }

        private byte[] encode(byte[] plain) {
            return switch (coding) {
                case BINARY -> plain;
                case BASE64 -> Base64.getEncoder().encode(plain);
                case DEFLATED -> deflate(plain);
            };
        }

        private byte[] deflate(byte[] plain) {
            if (plain.length == 0) {
                return new byte[1];
            }
            byte[] buffer = new byte[plain.length * 2 + 100];
            deflater.setInput(plain);
            int n = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            return Arrays.copyOf(buffer, n - 4);
        }
    }

    private static final class Receiver {
        private final WebSocketClient client;
        private final Coding coding;
        private final Inflater inflater = new Inflater(true);
        private final MessageDigest hash = sha256();
        private long count;

        Receiver(WebSocketClient client, Coding coding) {
            this.client = client;
            this.coding = coding;
        }

        /** Until all has come back that the sender has sent in the end. */
        void receive(CompletableFuture<Void> sending, Sender sender) throws Exception {
            long expected = Long.MAX_VALUE;
            while (count < expected) {
                take(client.readFrame());
                if (expected == Long.MAX_VALUE && sending.isDone()) {
                    sending.get();
                    expected = sender.count;
                }
            }
            assertThat(count).isEqualTo(sender.count);
        }

        /** Whatever still comes, to the end. */
        void drain() {
            try {
                while (client.readFrame().opcode() != 8) {}
            } catch (IOException e) {
                assertThat(e).as("a reset, or the end without a Close frame").isNotNull();
            }
        }

        private void take(WebSocketClient.Frame frame) throws IOException, DataFormatException {
            assertThat(frame.opcode()).isIn(10, coding.opcode);
            if (frame.opcode() == 10) {
                return;
            }
            byte[] plain = switch (coding) {
                case BINARY -> frame.payload();
                case BASE64 -> Base64.getDecoder().decode(new String(frame.payload(), US_ASCII));
                case DEFLATED -> inflate(frame.payload());
            };
            hash.update(plain);
            count += plain.length;
        }

        private byte[] inflate(byte[] message) throws DataFormatException {
            byte[] whole = Arrays.copyOf(message, message.length + 4);
            whole[whole.length - 1] = whole[whole.length - 2] = (byte) 0xff;
            inflater.setInput(whole);
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            byte[] buffer = new byte[65536];
            for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
                plain.write(buffer, 0, n);
            }
            return plain.toByteArray();
        }
    }
}
