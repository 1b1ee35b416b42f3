package io.vncshot.rfb.io;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.BytesTransport.End;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

class RfbInputTest {
    private static final int KEPT = 64 << 10;
    private static final int LIMIT = 1 << 20;

    @Test
    void numbersAreBigEndian() throws RfbException {
        RfbInput in = input("""
                FF          | U8
                80 01       | U16
                FF FF FF FE | S32
                FF FF FF FE | U32
                """);
        assertThat(in.readU8()).isEqualTo(255);
        assertThat(in.readU16()).isEqualTo(0x8001);
        assertThat(in.readS32()).isEqualTo(-2);
        assertThat(in.readU32()).isEqualTo(4294967294L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7})
    void piecesOfAnySizeMakeTheSameValues(int size) throws RfbException {
        byte[] bytes = Hex.bytes("01  02 03  04 05 06 07  61 62 63  11 00 00 00 22 00 00 80  33 44 F5  09");
        RfbInput in = BytesTransport.of(bytes).inPieces(size, Duration.ZERO).input();
        assertThat(in.readU8()).isEqualTo(1);
        assertThat(in.readU16()).isEqualTo(0x0203);
        assertThat(in.readS32()).isEqualTo(0x04050607);
        byte[] text = new byte[5];
        in.readFully(text, 1, 3);
        assertThat(text).containsExactly(0, 0x61, 0x62, 0x63, 0);
        int[] pixels = new int[4];
        in.readLittleEndian(pixels, 1, 2, 2, 1);
        assertThat(pixels).containsExactly(0, 0x11, 0x80000022, 0);
        assertThat(in.readLittleEndian24()).isEqualTo(0xF54433);
        assertThat(in.readU8()).isEqualTo(9);
    }

    @Test
    void littleEndianIntegersMayCrossTheBuffer() throws RfbException {
        int count = 200_000;
        byte[] bytes = new byte[4 * count + 1];
        for (int i = 0; i < count; i++) {
            System.arraycopy(Messages.s32(Integer.reverseBytes(i)), 0, bytes, 1 + 4 * i, 4);
        }
        RfbInput in = BytesTransport.of(bytes).input();
        in.skip(1);
        int[] read = new int[count];
        in.readLittleEndian(read, 0, count, count, 1);
        for (int i = 0; i < count; i++) {
            assertThat(read[i]).isEqualTo(i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 1000})
    void rowsOfLittleEndianIntegersLeaveWhatIsBetweenThem(int size) throws RfbException {
        byte[] bytes = Hex.bytes("01 00 00 00 02 00 00 00 03 00 00 00 04 00 00 00 09");
        RfbInput in = BytesTransport.of(bytes).inPieces(size, Duration.ZERO).input();
        int[] pixels = new int[8];
        in.readLittleEndian(pixels, 1, 4, 2, 2);
        assertThat(pixels).containsExactly(0, 1, 2, 0, 0, 3, 4, 0);
        in.readLittleEndian(pixels, 0, 4, 0, 2);
        assertThat(in.readU8()).isEqualTo(9);
    }

    @Test
    void lengthsUpToTheLimitAreTaken() throws RfbException {
        assertThat(input("00 00 00 64").readLength(100, "name")).isEqualTo(100);
        assertThat(input("00 00 00 00").readLength(0, "name")).isZero();
        assertThat(input("7F FF FF FF").readLength(Integer.MAX_VALUE, "name")).isEqualTo(Integer.MAX_VALUE);
        assertProtocolFailure(() -> input("00 00 00 65").readLength(100, "name"))
                .withMessage("name of 101 bytes: at most 100 are taken");
        assertProtocolFailure(() -> input("80 00 00 00").readLength(Integer.MAX_VALUE, "name"))
                .withMessageContaining("2147483648");
        assertProtocolFailure(() -> input("FF FF FF FF").readLength(Integer.MAX_VALUE, "name"))
                .withMessageContaining("4294967295");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, KEPT - 1, KEPT, KEPT + 1, LIMIT})
    void textsAreReadWholeAndKeptUpTo64Kib(int length) throws RfbException {
        RfbInput in = BytesTransport.of(Messages.s32(length), Hex.repeat(length, Hex.bytes("61")), Hex.bytes("07"))
                .input();
        assertThat(in.readText("name")).isEqualTo("a".repeat(Math.min(length, KEPT)));
        assertThat(in.readU8()).isEqualTo(7);
    }

    @Test
    void textsOverOneMibAreRefusedUnread() {
        BytesTransport transport = BytesTransport.of(Messages.s32(LIMIT + 1)).then(End.SILENT);
        assertProtocolFailure(() -> transport.input().readText("name"))
                .withMessage("name of 1048577 bytes: at most 1048576 are taken");
    }

    @Test
    void textCutWithinACharacterStaysUtf8() throws RfbException {
        byte[] text = "€".repeat(30_000).getBytes(StandardCharsets.UTF_8);
        RfbInput in = BytesTransport.of(Messages.s32(text.length), text).input();
        assertThat(in.readText("name").substring(0, 3)).isEqualTo("€€€");
    }

    @Test
    void skippedBytesNeedNoMemory() throws RfbException {
        BytesTransport transport = BytesTransport.of().thenForever((byte) 5);
        RfbInput in = transport.input();
        in.skip(0);
        assertThat(transport.bytesRead()).isZero();
        in.skip(3L << 20);
        assertThat(in.readU8()).isEqualTo(5);
        assertThat(transport.bytesRead()).isLessThanOrEqualTo((3L << 20) + (512 << 10));
    }

    @Test
    void theDeadlineIsOverTheWholeNotOverOneByte() {
        BytesTransport transport = BytesTransport.of().thenForever((byte) 0).inPieces(1, Duration.ofSeconds(2));
        RfbInput in = transport.input();
        in.setReading("the list of security types");
        assertFailure(Reason.TIMEOUT, () -> in.readFully(new byte[100], 0, 100))
                .withMessage("timeout: the list of security types was not complete within 30 s (--timeout)");
        assertThat(transport.bytesRead()).isEqualTo(15);
        assertThat(transport.clock().millis()).isEqualTo(30_000);
    }

    @Test
    void aPeerThatNeverLetsAReadWaitIsTimedOutToo() {
        BytesTransport transport = BytesTransport.of().thenForever((byte) 0).inPieces(1000, Duration.ofMillis(1));
        RfbInput in = transport.input();
        assertFailure(Reason.TIMEOUT, () -> in.skip(Long.MAX_VALUE)).withMessageContaining("30 s (--timeout)");
        assertThat(transport.bytesRead()).isLessThanOrEqualTo(30_000_000);
    }

    @Test
    void aLaterDeadlineReplacesTheEarlier() throws RfbException {
        BytesTransport transport = BytesTransport.of().thenForever((byte) 0).inPieces(1, Duration.ofSeconds(10));
        RfbInput in = transport.input();
        in.skip(2);
        in.setDeadline(transport.clock().seconds(60));
        in.skip(6);
        assertFailure(Reason.TIMEOUT, in::readU8).withMessageContaining("60 s");
    }

    @Test
    void silenceIsATimeout() {
        BytesTransport transport = BytesTransport.of(Hex.bytes("01 02 03")).then(End.SILENT);
        RfbInput in = transport.input();
        in.setReading("a message");
        assertFailure(Reason.TIMEOUT, in::readS32)
                .withMessage("timeout: a message was not complete within 30 s (--timeout)");
    }

    @Test
    void theEndOfTheStreamIsNamedAtEveryByte() throws RfbException {
        byte[] bytes = Hex.bytes("01  02 03  04 05 06 07  00 00 00 02 61 62  11 00 00 00  08 09");
        for (int length = 0; length < bytes.length; length++) {
            RfbInput in =
                    BytesTransport.of(java.util.Arrays.copyOf(bytes, length)).input();
            in.setReading("a message");
            assertFailure(Reason.CONNECTION_LOST, () -> readAll(in))
                    .withMessage("the server closed the connection while a message was due");
        }
        readAll(BytesTransport.of(bytes).input());
    }

    private static void readAll(RfbInput in) throws RfbException {
        in.readU8();
        in.readU16();
        in.readU32();
        in.readText("name");
        in.readLittleEndian(new int[1], 0, 1, 1, 1);
        in.skip(2);
    }

    @Test
    void aResetSaysWhatWasDue() {
        RfbInput in = BytesTransport.of(Hex.bytes("01")).then(End.RESET).input();
        in.setReading("a message");
        assertFailure(Reason.CONNECTION_LOST, in::readU16)
                .withMessage("connection lost: Connection reset while a message was due");
    }

    @Test
    void bytesReadAheadAreReadableAtAnyTime() throws RfbException {
        BytesTransport transport = BytesTransport.of(Hex.bytes("01 02")).then(End.SILENT);
        RfbInput in = transport.input();
        in.readU8();
        transport.clock().advanceMillis(40_000);
        assertThat(in.awaitReadable(transport.clock().seconds(0))).isTrue();
        assertThat(in.readU8()).isEqualTo(2);
        assertThat(in.awaitReadable(transport.clock().seconds(1))).isFalse();
        assertThat(transport.clock().millis()).isEqualTo(41_000);
    }

    private static RfbInput input(String hex) {
        return BytesTransport.of(Hex.bytes(hex)).input();
    }
}
