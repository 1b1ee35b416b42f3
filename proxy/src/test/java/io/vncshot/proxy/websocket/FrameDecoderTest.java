package io.vncshot.proxy.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.vncshot.proxy.Hex;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

final class FrameDecoderTest {
    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);

    @AfterEach
    void nothingIsLeaked() {
        assertThat(allocator.metric().usedDirectMemory()).isZero();
    }

    @Test
    void payloadIsUnmasked() {
        //                      FIN+TEXT  length 5  mask         "Hello" (RFC 6455 §5.7)
        assertThat(decode("81 85 37fa213d 7f9f4d5158")).containsExactly("TEXT", "48656c6c6f", "end");
    }

    @Test
    void fragmentsAreHandedOnWithAPingBetween() {
        assertThat(decode("02 81 00000000 61" + "89 82 01010101 6869" + "00 80 00000000" + "80 81 00000000 62"))
                .containsExactly("BINARY", "61", "ping 6968", "62", "end");
    }

    @Test
    void everyByteMayComeAlone() throws WebSocketException {
        Recorder recorder = new Recorder();
        FrameDecoder decoder = new FrameDecoder(recorder, Set.of(Coding.PLAIN));
        for (byte b : Hex.bytes("82 fe 007e 01020304" + "00".repeat(126) + "88 82 00000000 03e8")) {
            ByteBuf one = allocator.directBuffer(1).writeByte(b);
            decoder.decode(one);
            one.release();
        }
        assertThat(String.join("", recorder.events))
                .isEqualTo("BINARY" + "01020304".repeat(31) + "0102" + "end" + "close 1000");
    }

    @Test
    void payloadIsHandedOnBeforeItsFrameIsWhole() {
        assertThat(decode("82 ff 7fffffffffffffff 00000000 61")).containsExactly("BINARY", "61");
    }

    @Test
    void aFullListenerGetsTheRestLater() throws WebSocketException {
        Recorder recorder = new Recorder();
        FrameDecoder decoder = new FrameDecoder(recorder, Set.of(Coding.PLAIN));
        ByteBuf in = Hex.buffer(allocator, "82 81 00000000 61" + "82 81 00000000 62");
        recorder.fullAfterPayload = true;
        decoder.decode(in);
        assertThat(recorder.events).containsExactly("BINARY", "61");
        decoder.decode(in);
        assertThat(recorder.events).hasSize(2);
        recorder.fullAfterPayload = false;
        recorder.full = false;
        decoder.decode(in);
        assertThat(recorder.events).containsExactly("BINARY", "61", "end", "BINARY", "62", "end");
        in.release();
    }

    @ParameterizedTest
    @CsvSource({
        "c1 80 00000000, true",
        "c2 80 00000000, true",
        "42 80 00000000 80 80 00000000, true",
        "42 80 00000000 c0 80 00000000, false", // a continuation
        "c9 80 00000000, false", // a ping
        "e2 80 00000000, false", // RSV2 as well
    })
    void theFirstFrameOfAMessageTellsThatItIsCompressed(String hex, boolean right) throws WebSocketException {
        FrameDecoder decoder = new FrameDecoder(new Recorder(), Set.of(Coding.PLAIN, Coding.DEFLATED));
        ByteBuf in = Hex.buffer(allocator, hex);
        try {
            decoder.decode(in);
            assertThat(right).isTrue();
        } catch (WebSocketException e) {
            assertThat(right).isFalse();
            assertThat(e.closeStatus()).isEqualTo(1002);
        } finally {
            in.release();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "82 05 4142434445, 1002", // not masked
        "c2 80 00000000, 1002", // RSV1
        "a2 80 00000000, 1002", // RSV2
        "92 80 00000000, 1002", // RSV3
        "83 80 00000000, 1002", // opcode 3
        "8b 80 00000000, 1002", // opcode 11
        "09 80 00000000, 1002", // a ping in fragments
        "89 fe 007e 00000000, 1002", // a ping of 126 bytes
        "80 80 00000000, 1002", // nothing to continue
        "02 80 00000000 82 80 00000000, 1002", // a message within a message
        "82 fe 007d 00000000, 1002", // 125 in two bytes
        "82 ff 000000000000ffff 00000000, 1002", // 65535 in eight bytes
        "82 ff 8000000000000000 00000000, 1002", // top bit
        "88 81 00000000 03, 1002", // half a code
        "88 82 00000000 03e7, 1002", // 999
        "88 82 00000000 03ec, 1002", // 1004
        "88 82 00000000 03ed, 1002", // 1005
        "88 82 00000000 03ee, 1002", // 1006
        "88 82 00000000 03f7, 1002", // 1015
        "88 82 00000000 0bb7, 1002", // 2999
        "88 82 00000000 1388, 1002", // 5000
        "88 83 00000000 03e8 ff, 1007" // a reason that is not UTF-8
    })
    void brokenFramesAreRefused(String hex, int status) {
        List<String> events = decode(hex);
        assertThat(events.get(events.size() - 1)).isEqualTo("refused " + status);
        assertThat(events).doesNotContain("4142434445");
    }

    @ParameterizedTest
    @CsvSource({"03e8, 1000", "03eb, 1003", "03ef, 1007", "03f6, 1014", "0bb8, 3000", "1387, 4999"})
    void closeCodesOfTheRegistryAreTaken(String hex, int code) {
        assertThat(decode("88 82 00000000 " + hex)).containsExactly("close " + code);
    }

    @Test
    void aCloseFrameMayBeEmpty() {
        assertThat(decode("88 80 00000000")).containsExactly("close 1005");
    }

    @Test
    void nothingIsTakenAfterACloseFrame() {
        assertThat(decode("88 80 00000000" + "82 81 00000000 61")).containsExactly("close 1005");
    }

    @Test
    void nothingIsTakenAfterABrokenFrame() throws WebSocketException {
        Recorder recorder = new Recorder();
        FrameDecoder decoder = new FrameDecoder(recorder, Set.of(Coding.PLAIN));
        assertThat(decode(decoder, "83 80 00000000")).isEqualTo(1002);
        assertThat(decode(decoder, "82 81 00000000 61")).isZero();
        assertThat(recorder.events).isEmpty();
    }

    @Test
    void anyCutOfAnyMessageComesOutUnchanged() throws WebSocketException {
        SplittableRandom random = new SplittableRandom(7);
        byte[] message = new byte[70_000];
        random.nextBytes(message);
        ByteBuf wire = allocator.directBuffer().writeByte(0x82).writeByte(0xff).writeLong(message.length);
        int mask = random.nextInt();
        wire.writeInt(mask);
        for (int i = 0; i < message.length; i++) {
            wire.writeByte(message[i] ^ (mask >>> (24 - 8 * (i & 3))));
        }
        Recorder recorder = new Recorder();
        FrameDecoder decoder = new FrameDecoder(recorder, Set.of(Coding.PLAIN));
        while (wire.isReadable()) {
            ByteBuf part = wire.readBytes(Math.min(wire.readableBytes(), 1 + random.nextInt(999)));
            decoder.decode(part);
            part.release();
        }
        wire.release();
        recorder.events.removeIf(event -> event.length() % 2 == 1 || event.equals("BINARY"));
        assertThat(String.join("", recorder.events)).as("seed 7").isEqualTo(ByteBufUtil.hexDump(message));
    }

    @Test
    void messagesAreJoinedForAListenerThatDoesNotMind() {
        assertThat(decodeJoined(
                        "82 83 01020304 606060" + "02 81 00000000 64" + "80 80 00000000" + "82 82 00000000 6566"))
                .containsExactly("BINARY", "end", "BINARY", "end", "BINARY", "end", "616263646566");
    }

    @Test
    void joinedPayloadComesBeforeWhatElseIsSaid() {
        assertThat(decodeJoined("82 81 00000000 61" + "89 80 00000000" + "82 81 00000000 62" + "88 80 00000000"))
                .containsExactly("BINARY", "end", "61", "ping ", "BINARY", "end", "62", "close 1005");
        assertThat(decodeJoined("82 81 00000000 61" + "82 81 00000000 62" + "83 80 00000000"))
                .containsExactly("BINARY", "end", "BINARY", "end", "6162", "refused 1002");
    }

    @Test
    void aCompressedMessageIsNotJoined() {
        assertThat(decodeJoined("82 81 00000000 61" + "c2 81 00000000 62" + "82 81 00000000 63"))
                .containsExactly("BINARY", "end", "61", "BINARY", "62", "end", "BINARY", "end", "63");
    }

    @Test
    void anyCutOfManyMessagesIsJoinedUnchanged() throws WebSocketException {
        SplittableRandom random = new SplittableRandom(8);
        ByteBuf wire = allocator.directBuffer();
        StringBuilder sent = new StringBuilder();
        for (int message = 0; message < 300; message++) {
            byte[] payload = new byte[random.nextInt(120)];
            random.nextBytes(payload);
            sent.append(ByteBufUtil.hexDump(payload));
            int mask = random.nextInt();
            wire.writeByte(0x82).writeByte(0x80 | payload.length).writeInt(mask);
            for (int i = 0; i < payload.length; i++) {
                wire.writeByte(payload[i] ^ (mask >>> (24 - 8 * (i & 3))));
            }
        }
        Recorder recorder = new Recorder();
        recorder.joins = true;
        FrameDecoder decoder = new FrameDecoder(recorder, Set.of(Coding.PLAIN));
        while (wire.isReadable()) {
            ByteBuf part = wire.readBytes(Math.min(wire.readableBytes(), 1 + random.nextInt(999)));
            decoder.decode(part);
            part.release();
        }
        wire.release();
        recorder.events.removeIf(event -> event.equals("end") || event.equals("BINARY"));
        assertThat(String.join("", recorder.events)).as("seed 8").isEqualTo(sent.toString());
    }

    private List<String> decodeJoined(String hex) {
        Recorder recorder = new Recorder();
        recorder.joins = true;
        return decode(recorder, Set.of(Coding.PLAIN, Coding.DEFLATED), hex);
    }

    private List<String> decode(String hex) {
        return decode(new Recorder(), Set.of(Coding.PLAIN), hex);
    }

    private List<String> decode(Recorder recorder, Set<Coding> codings, String hex) {
        int status = decode(new FrameDecoder(recorder, codings), hex);
        if (status != 0) {
            recorder.events.add("refused " + status);
        }
        return recorder.events;
    }

    private int decode(FrameDecoder decoder, String hex) {
        ByteBuf bytes = Hex.buffer(allocator, hex);
        try {
            decoder.decode(bytes);
            return 0;
        } catch (WebSocketException e) {
            return e.closeStatus();
        } finally {
            bytes.release();
        }
    }

    private static final class Recorder implements FrameListener {
        private final List<String> events = new ArrayList<>();
        private boolean fullAfterPayload;
        private boolean full;
        private boolean joins;

        @Override
        public boolean joinsMessages() {
            return joins;
        }

        @Override
        public boolean isFull() {
            return full;
        }

        @Override
        public void onMessage(Opcode opcode, Coding coding) {
            events.add(opcode.name());
        }

        @Override
        public void onPayload(ByteBuf piece) {
            events.add(ByteBufUtil.hexDump(piece));
            piece.release();
            full = fullAfterPayload;
        }

        @Override
        public void onMessageEnd() {
            events.add("end");
        }

        @Override
        public void onPing(ByteBuf payload) {
            events.add("ping " + ByteBufUtil.hexDump(payload));
            payload.release();
        }

        @Override
        public void onPong() {
            events.add("pong");
        }

        @Override
        public void onClose(int code) {
            events.add("close " + code);
        }
    }
}
