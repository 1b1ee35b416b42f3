package io.vncshot.rfb.message;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.BytesTransport.End;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

class ServerMessageReaderTest {
    private static final int MIB = 1 << 20;
    private static final PixelFormat MAPPED = new PixelFormat(8, 8, false, false, 0, 0, 0, 0, 0, 0);

    @Test
    void saysWhetherItWasAnUpdate() throws RfbException {
        MessageBench bench = new MessageBench(1, 1);
        try (ServerMessageReader reader = bench.reader(
                BytesTransport.of(Messages.bell(), Messages.update()).input())) {
            assertThat(reader.read()).isFalse();
            assertThat(reader.read()).isTrue();
        }
        assertThat(bench.heard).containsExactly("bell");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 11, 127, 128, 151, 173, 249, 251, 252, 254})
    void unknownMessagesAreRefused(int type) {
        assertProtocolFailure(() -> new MessageBench(1, 1).read(new byte[] {(byte) type}, new byte[100]))
                .withMessage("message type %d: not one that a server may send here", type);
    }

    @Test
    void theEndOfContinuousUpdatesIsSkipped() throws RfbException {
        MessageBench bench = new MessageBench(1, 1);
        bench.read(Hex.bytes("""
                96                | EndOfContinuousUpdates
                02
                """));
        assertThat(bench.heard).containsExactly("bell");
    }

    @Test
    void cutTextsAreLatin1OrUtf8() throws RfbException {
        MessageBench bench = new MessageBench(1, 1);
        bench.read(Hex.bytes("""
                03                | ServerCutText
                00 00 00          | padding
                00 00 00 03       | length
                67 72 FC          | "grü" in Latin-1
                03 01 02 03       | ServerCutText, with padding that is not 0
                00 00 00 04
                67 72 C3 BC       | "grü" in UTF-8
                03 00 00 00
                00 00 00 00       | an empty text
                02
                """));
        assertThat(bench.heard).containsExactly("cut text grü", "cut text grü", "cut text ", "bell");
    }

    @ParameterizedTest
    @CsvSource({"1048576, 1048576", "1048577, 1048576", "16777216, 1048576"})
    void ofLongCutTextsOneMibIsKept(int length, int kept) throws RfbException {
        MessageBench bench = new MessageBench(1, 1);
        byte[] text = new byte[length];
        Arrays.fill(text, (byte) 'a');
        bench.read(Hex.bytes("03 00 00 00"), Messages.s32(length), text, Messages.bell());
        assertThat(bench.heard).containsExactly("cut text " + kept + " characters", "bell");
    }

    @Test
    void cutTextCutWithinACharacterStaysUtf8() throws RfbException {
        byte[] text = "€".repeat(MIB / 2).getBytes(StandardCharsets.UTF_8);
        MessageBench bench = new MessageBench(1, 1);
        bench.read(Hex.bytes("03 00 00 00"), Messages.s32(text.length), text);
        assertThat(bench.heard).containsExactly("cut text " + MIB / 3 + " characters");
    }

    @ParameterizedTest
    @CsvSource({
        "01 00 00 01, 16777217",
        "7F FF FF FF, 2147483647",
        "80 00 00 00, 2147483648",
        "80 00 00 01, 2147483647",
        "FE FF FF FF, 16777217",
    })
    void cutTextsOver16MibAreRefusedUnread(String length, String size) {
        BytesTransport transport =
                BytesTransport.of(Hex.bytes("03 00 00 00"), Hex.bytes(length)).then(End.SILENT);
        assertProtocolFailure(
                        () -> new MessageBench(1, 1).reader(transport.input()).read())
                .withMessage("cut text of %s bytes: at most 16777216 are taken", size);
    }

    /** A negative length announces the extended clipboard's message, of as many bytes. */
    @ParameterizedTest
    @CsvSource({"-1", "-4", "-70000", "-16777216"})
    void extendedClipboardMessagesArePassedOver(int length) throws RfbException {
        MessageBench bench = new MessageBench(1, 1);
        bench.read(Hex.bytes("03 00 00 00"), Messages.s32(length), new byte[-length], Messages.bell());
        assertThat(bench.heard).containsExactly("bell");
    }

    @Test
    void colourMapEntriesColourTheFollowingPixels() throws RfbException {
        MessageBench bench = new MessageBench(MAPPED, 4, 1);
        bench.read(Hex.bytes("""
                01                 | SetColourMapEntries
                00                 | padding
                00 FE              | first colour
                00 02              | number of colours
                FF FF 00 00 80 00  | 254
                12 34 56 78 9A BC  | 255
                00 00 00 01        | FramebufferUpdate
                00 00 00 00 00 04 00 01  00 00 00 00
                FD FE FF 00
                """));
        assertThat(bench.screen.pixels()).containsExactly(0xFF000000, 0xFFFF0080, 0xFF12569A, 0xFF000000);
    }

    @Test
    void colourMapsMayBeEmptyAndComeInTrueColourToo() throws RfbException {
        MessageBench bench = new MessageBench(1, 1);
        bench.read(Hex.bytes("01 00 00 00 00 00"), Hex.bytes("01 00 FF FF 00 01  01 02 03 04 05 06"), Messages.bell());
        assertThat(bench.heard).containsExactly("bell");
    }

    @Test
    void theLargestColourMapIsTaken() throws RfbException {
        MessageBench bench = new MessageBench(MAPPED, 1, 1);
        bench.read(Hex.bytes("01 00 00 01 FF FF"), new byte[6 * 65535], Messages.bell());
        assertThat(bench.heard).containsExactly("bell");
    }

    @ParameterizedTest
    @CsvSource({"FF FF 00 02", "00 02 FF FF", "FF FF FF FF", "80 00 80 01"})
    void colourMapsOutOfRangeAreRefusedAtTheirHeader(String firstAndCount) throws RfbException {
        BytesTransport transport = BytesTransport.of(Hex.bytes("01 00"), Hex.bytes(firstAndCount))
                .thenForever((byte) 0)
                .inPieces(4096, Duration.ZERO);
        MessageBench bench = new MessageBench(MAPPED, 1, 1);
        assertProtocolFailure(() -> bench.reader(transport.input()).read()).withMessageContaining("65536");
        assertThat(transport.bytesRead()).isLessThan(64 << 10);
    }

    @Test
    void everyMessageMayBeCutAnywhere() throws RfbException {
        for (String message : new String[] {
            "00 00 00 01  00 00 00 00 00 01 00 01  00 00 00 00  01 02 03 04",
            "01 00 00 00 00 01  01 02 03 04 05 06",
            "03 00 00 00 00 00 00 02 61 62",
            "03 00 00 00 FF FF FF FC 00 00 00 01",
        }) {
            byte[] bytes = Hex.bytes(message);
            for (int length = 0; length < bytes.length; length++) {
                BytesTransport cut = BytesTransport.of(Arrays.copyOf(bytes, length));
                MessageBench bench = new MessageBench(1, 1);
                assertFailure(
                                Reason.CONNECTION_LOST,
                                () -> bench.reader(cut.input()).read())
                        .withMessageStartingWith("the server closed the connection while ");
                assertThat(bench.heard).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', a message",
        "00, the rest of an update",
        "01, the rest of a colour map",
        "03, the rest of a cut text",
    })
    void whatWasDueIsNamedWhenItDoesNotCome(String start, String due) {
        BytesTransport transport = BytesTransport.of(Hex.bytes(start)).then(End.SILENT);
        assertFailure(
                        Reason.TIMEOUT,
                        () -> new MessageBench(1, 1).reader(transport.input()).read())
                .withMessage("timeout: %s was not complete within 30 s (--timeout)", due);
    }

    @Test
    void fencesAreHandedOnWithTheirPayload() throws RfbException {
        MessageBench bench = new MessageBench(1, 1);
        bench.read(Hex.bytes("F8 000000 80000001 02 AB CD"), Hex.bytes("F8 000000 00000007 00"), Messages.bell());
        assertThat(bench.heard).containsExactly("fence 80000001 of 2 bytes", "fence 7 of 0 bytes", "bell");
    }

    @Test
    void aFenceOfOver64BytesIsRefused() {
        assertProtocolFailure(() -> new MessageBench(1, 1).read(Hex.bytes("F8 000000 80000001 41")))
                .withMessage("fence of 65 bytes: at most 64 are allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"96", "FA 00 01 00", "FF 01 00 00", "FF 01 00 01", "FF 01 00 02 00000003 01 02 03"})
    void messagesOfOthersArePassedOver(String message) throws RfbException {
        MessageBench bench = new MessageBench(1, 1);
        bench.read(Hex.bytes(message), Messages.bell());
        assertThat(bench.heard).containsExactly("bell");
    }

    @ParameterizedTest
    @CsvSource({
        "FF 00, QEMU message of kind 0: must be 1",
        "FF 01 00 02 01 00 00 01, QEMU audio data of 16777217 bytes: at most 16777216 are taken"
    })
    void messagesOfQemuAreLimited(String message, String failure) {
        assertProtocolFailure(() -> new MessageBench(1, 1).read(Hex.bytes(message)))
                .withMessage(failure);
    }
}
