package io.vncshot.rfb.websocket;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.BytesTransport.End;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

class WebSocketTransportTest {
    private static Wire over(BytesTransport server) {
        return Wire.over(
                new WebSocketTransport(server.wire(), new SecureRandom()),
                server.clock().seconds(30));
    }

    private static RfbInput frames(String hex) {
        return over(BytesTransport.of(Hex.bytes(hex))).in();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "82 04 01 02 03 04",
                "82 01 01  82 03 02 03 04",
                "02 01 01  00 01 02  80 02 03 04",
                "82 00  82 04 01 02 03 04",
                "82 7E 00 04 01 02 03 04",
                "82 7F 00 00 00 00 00 00 00 04 01 02 03 04",
                "02 02 01 02  8A 01 07  80 02 03 04",
            })
    void framesOfAnyCutAreOneStream(String bytes) throws RfbException {
        assertThat(frames(bytes).readU32()).isEqualTo(0x01020304);
    }

    @Test
    void largeFramesAreRead() throws RfbException {
        byte[] payload = new byte[200_000];
        Arrays.fill(payload, (byte) 7);
        byte[] frame = Hex.join(Hex.bytes("82 7F 00 00 00 00"), Messages.s32(payload.length), payload);
        byte[] read = new byte[payload.length];
        over(BytesTransport.of(frame)).in().readFully(read, 0, read.length);
        assertThat(read).isEqualTo(payload);
    }

    @Test
    void aPingIsAnsweredWithItsPayloadMasked() throws RfbException {
        BytesTransport server = BytesTransport.of(Hex.bytes("89 03 0A 0B 0C  82 01 05"));
        assertThat(over(server).in().readU8()).isEqualTo(5);
        byte[] written = server.written();
        assertThat(written).hasSize(2 + 4 + 3);
        assertThat(written[0]).isEqualTo((byte) 0x8A);
        assertThat(unmasked(written)).isEqualTo(Hex.bytes("0A 0B 0C"));
    }

    /** Else a session would wait for a message that is not there. */
    @Test
    void aPingAloneIsNothingToRead() throws RfbException {
        BytesTransport server = BytesTransport.of(Hex.bytes("89 00")).then(End.SILENT);
        Wire wire = over(server);
        assertThat(wire.in().awaitReadable(server.clock().seconds(1))).isFalse();
        assertThat(server.written()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({"1, 6", "125, 6", "126, 8", "16384, 8"})
    void whatIsSentIsMasked(int length, int head) throws RfbException {
        BytesTransport server = BytesTransport.of();
        byte[] payload = new byte[length];
        Arrays.fill(payload, (byte) 0x42);
        WebSocketTransport transport = new WebSocketTransport(server.wire(), new SecureRandom());
        transport.write(ByteBuffer.wrap(payload), server.clock().seconds(1));
        byte[] written = server.written();
        assertThat(written).hasSize(head + length);
        assertThat(written[0]).isEqualTo((byte) 0x82);
        assertThat(written[1]).isEqualTo((byte) (0x80 | Math.min(length, 126)));
        assertThat(unmasked(written)).containsOnly(0x42).hasSize(length);
    }

    private static byte[] unmasked(byte[] frame) {
        int head = (frame[1] & 0x7F) == 126 ? 4 : 2;
        byte[] payload = Arrays.copyOfRange(frame, head + 4, frame.length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= frame[head + (i & 3)];
        }
        return payload;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C2 01 00",
                "A2 01 00",
                "92 01 00",
                "82 81 00 00 00 00 00",
                "81 01 41",
                "80 01 00",
                "83 01 00",
                "02 01 00  82 01 00 82 01 00",
                "09 00",
                "89 7E 00 7E",
                "8B 00",
                "82 7F 80 00 00 00 00 00 00 00",
            })
    void framesThatBreakTheRulesAreRefused(String bytes) {
        assertProtocolFailure(() -> frames(bytes).readU16()).withMessageContaining("WebSocket");
    }

    @Test
    void aCloseFrameIsTheEnd() {
        assertFailure(
                        Reason.CONNECTION_LOST,
                        () -> frames("82 01 05  88 02 03 E8").readU16())
                .withMessage("the server closed the connection while the version was due");
    }

    @Test
    void aFrameCutShortIsALostConnection() {
        byte[] all = Hex.bytes("82 7E 00 04 01 02 03 04");
        for (int length = 0; length < all.length; length++) {
            BytesTransport server = BytesTransport.of(Arrays.copyOf(all, length));
            assertFailure(Reason.CONNECTION_LOST, () -> over(server).in().readU32());
        }
    }
}
