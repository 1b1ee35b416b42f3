package io.vncshot.rfb.io;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.BytesTransport.End;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.ZlibPieces;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

class ZlibStreamTest {
    private static final int SLACK = 64 << 10;

    private final ZlibPieces pieces = new ZlibPieces();

    @AfterEach
    void close() {
        pieces.close();
    }

    @Test
    void oneStreamGoesOnOverAllPieces() throws RfbException {
        byte[] first = pieces.piece(bytes(1, 2, 3, 4, 5, 6, 7, 8));
        byte[] second = pieces.piece(bytes(1, 2, 3, 4, 5, 6, 7, 8));
        assertThat(second).hasSizeLessThan(first.length);
        try (ZlibStream zlib = stream(first, second)) {
            for (byte[] piece : new byte[][] {first, second}) {
                zlib.begin(piece.length);
                assertThat(zlib.readU8()).isEqualTo(1);
                byte[] rest = new byte[9];
                zlib.readFully(rest, 1, 7);
                assertThat(rest).containsExactly(0, 2, 3, 4, 5, 6, 7, 8, 0);
                zlib.end();
            }
        }
    }

    @Test
    void exactlyThePieceIsReadFromTheConnection() throws RfbException {
        byte[] piece = pieces.piece(bytes(1, 2, 3));
        RfbInput in = BytesTransport.of(piece, Hex.bytes("07")).input();
        try (ZlibStream zlib = new ZlibStream("ZRLE", in)) {
            zlib.begin(piece.length);
            zlib.readFully(new byte[3], 0, 3);
            zlib.end();
            assertThat(in.readU8()).isEqualTo(7);
        }
    }

    @Test
    void threeBytesMayLieOnBothSidesOfARefill() throws RfbException {
        byte[] plain = noise(300_000);
        byte[] piece = pieces.piece(plain);
        try (ZlibStream zlib = stream(piece)) {
            zlib.begin(piece.length);
            for (int at = 0; at < plain.length; at += 3) {
                int value = (plain[at] & 0xFF) | (plain[at + 1] & 0xFF) << 8 | (plain[at + 2] & 0xFF) << 16;
                assertThat(zlib.readLittleEndian24()).isEqualTo(value);
            }
            zlib.end();
        }
    }

    @Test
    void piecesMayBeLargerThanEveryBuffer() throws RfbException {
        byte[] plain = noise(300_000);
        byte[] piece = pieces.piece(plain);
        assertThat(piece).hasSizeGreaterThan(290_000);
        try (ZlibStream zlib = stream(piece)) {
            zlib.begin(piece.length);
            byte[] read = new byte[plain.length];
            read[0] = (byte) zlib.readU8();
            zlib.readFully(read, 1, 70_000);
            zlib.readFully(read, 70_001, plain.length - 70_001);
            zlib.end();
            assertThat(read).isEqualTo(plain);
        }
    }

    @Test
    void oneByteMoreThanThePieceHoldsIsRefused() throws RfbException {
        byte[] piece = pieces.piece(bytes(1, 2, 3));
        try (ZlibStream zlib = stream(piece, pieces.piece(bytes(4)))) {
            zlib.begin(piece.length);
            assertProtocolFailure(() -> zlib.readFully(new byte[4], 0, 4))
                    .withMessage("ZRLE data ends before its rectangle is complete");
        }
        try (ZlibStream zlib = stream(piece)) {
            zlib.begin(piece.length);
            zlib.readFully(new byte[3], 0, 3);
            assertProtocolFailure(zlib::readU8).withMessage("ZRLE data ends before its rectangle is complete");
        }
    }

    @Test
    void anEmptyPieceHoldsNothing() throws RfbException {
        try (ZlibStream zlib = stream()) {
            zlib.begin(0);
            zlib.end();
            zlib.begin(0);
            assertProtocolFailure(zlib::readU8).withMessageContaining("ends before");
        }
    }

    @Test
    void bytesLeftOverStillPassThroughTheStream() throws RfbException {
        byte[] first = pieces.piece(bytes(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        byte[] second = pieces.piece(bytes(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
        try (ZlibStream zlib = stream(first, second)) {
            zlib.begin(first.length);
            assertThat(zlib.readU8()).isEqualTo(1);
            zlib.end();
            zlib.begin(second.length);
            byte[] read = new byte[11];
            zlib.readFully(read, 0, 11);
            zlib.end();
            assertThat(read).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        }
    }

    /** Servers may send the last bytes of a flush with the next rectangle. */
    @Test
    void theFlushMayComeLate() throws RfbException {
        byte[] first = pieces.piece(bytes(1, 2, 3));
        byte[] second = pieces.piece(bytes(4, 5));
        try (ZlibStream zlib = stream(first, second)) {
            zlib.begin(first.length - 4);
            byte[] read = new byte[3];
            zlib.readFully(read, 0, 3);
            assertThat(read).containsExactly(1, 2, 3);
            zlib.end();
            zlib.begin(4 + second.length);
            assertThat(zlib.readU8()).isEqualTo(4);
            assertThat(zlib.readU8()).isEqualTo(5);
            zlib.end();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, true", "65536, true", "65537, false", "1000000, false"})
    void sixtyFourKibMoreThanTheRectangleNeedsAreTaken(int spare, boolean taken) throws RfbException {
        byte[] piece = pieces.piece(new byte[10 + spare]);
        try (ZlibStream zlib = stream(piece)) {
            zlib.begin(piece.length);
            zlib.readFully(new byte[10], 0, 10);
            if (taken) {
                zlib.end();
            } else {
                assertProtocolFailure(zlib::end)
                        .withMessage("ZRLE data inflates to over 65536 bytes more than its rectangle needs");
            }
        }
    }

    @Test
    void aBombIsNotInflatedPastTheSlack() throws RfbException {
        byte[] bomb = pieces.piece(new byte[64 << 20]);
        BytesTransport transport = BytesTransport.of(bomb).inPieces(1000, java.time.Duration.ZERO);
        try (ZlibStream zlib = new ZlibStream("ZRLE", transport.input())) {
            zlib.begin(bomb.length);
            zlib.readFully(new byte[10], 0, 10);
            assertProtocolFailure(zlib::end).withMessageContaining("inflates to over 65536 bytes more");
            assertThat(transport.bytesRead()).isLessThanOrEqualTo(66_000);
        }
    }

    @Test
    void aPresetDictionaryIsRefused() throws RfbException {
        Deflater deflater = new Deflater();
        byte[] compressed = new byte[100];
        deflater.setDictionary(bytes(1, 2, 3, 4));
        deflater.setInput(bytes(1, 2, 3, 4, 1, 2, 3, 4));
        int length = deflater.deflate(compressed, 0, compressed.length, Deflater.SYNC_FLUSH);
        deflater.end();
        try (ZlibStream zlib = stream(compressed)) {
            zlib.begin(length);
            assertProtocolFailure(zlib::readU8).withMessage("ZRLE data asks for a zlib dictionary: RFB has none");
        }
    }

    /** RFC 1950 §2.2: method, window and check bits. */
    @ParameterizedTest
    @CsvSource({"79 9C", "78 9D", "88 98", "00 00"})
    void aHeaderThatIsNotZlibsIsRefused(String header) throws RfbException {
        byte[] stream = Hex.join(Hex.bytes(header), Hex.bytes("01 01 00 FE FF 07"));
        try (ZlibStream zlib = stream(stream)) {
            zlib.begin(stream.length);
            String hex = Integer.toHexString(Integer.parseInt(header.replace(" ", ""), 16));
            assertProtocolFailure(zlib::readU8)
                    .withMessage("ZRLE data is not a valid zlib stream: it begins with 0x" + hex);
        }
    }

    @Test
    void aHeaderMayComeByteByByteAndAgainAfterAReset() throws RfbException {
        byte[] stream = Hex.bytes("78 9C 00 01 00 FE FF 07");
        try (ZlibStream zlib = stream(stream, stream)) {
            zlib.begin(1);
            zlib.end();
            zlib.begin(stream.length - 1);
            assertThat(zlib.readU8()).isEqualTo(7);
            zlib.end();
            zlib.reset();
            zlib.begin(stream.length);
            assertThat(zlib.readU8()).isEqualTo(7);
            zlib.end();
        }
    }

    @Test
    void aFinishedStreamTakesNoFurtherPiece() throws RfbException {
        byte[] last = pieces.lastPiece(bytes(1, 2, 3));
        try (ZlibStream zlib = stream(last, bytes(4, 5, 6))) {
            zlib.begin(last.length);
            zlib.readFully(new byte[3], 0, 3);
            zlib.end();
            zlib.begin(3);
            assertProtocolFailure(zlib::readU8)
                    .withMessage("ZRLE data ends its zlib stream: it must last the whole connection");
        }
    }

    @Test
    void bytesAfterTheStreamsEndNeverBecomePixels() throws RfbException {
        byte[] last = pieces.lastPiece(bytes(1, 2, 3));
        try (ZlibStream zlib = stream(last, bytes(4, 5, 6))) {
            zlib.begin(last.length + 3);
            assertProtocolFailure(() -> zlib.readFully(new byte[4], 0, 4)).withMessageStartingWith("ZRLE data ends");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "00 00 00 00 00 00, the header is wrong",
        "78 9C FF FF FF FF, the block type is reserved",
        "78 9C 00 01 00 00 00 00, a stored block's length is not its complement",
        "79 9C 00 00 00 FF FF, the header's check is wrong",
    })
    void garbageIsRefused(String hex, String why) throws RfbException {
        byte[] garbage = Hex.bytes(hex);
        try (ZlibStream zlib = stream(garbage)) {
            zlib.begin(garbage.length);
            assertProtocolFailure(zlib::readU8).as(why).withMessageStartingWith("ZRLE data is not a valid zlib stream");
        }
    }

    @Test
    void garbageInWhatIsLeftOverIsRefusedToo() throws RfbException {
        byte[] piece = pieces.piece(bytes(1, 2, 3));
        byte[] garbage = Hex.bytes("FF FF FF FF");
        try (ZlibStream zlib = stream(piece, garbage)) {
            zlib.begin(piece.length + garbage.length);
            assertProtocolFailure(() -> {
                        zlib.readFully(new byte[3], 0, 3);
                        zlib.end();
                    })
                    .withMessageStartingWith("ZRLE data is not a valid zlib stream");
        }
    }

    @Test
    void theConnectionMayEndWithinAPiece() {
        byte[] piece = pieces.piece(noise(1000));
        for (int length = 0; length < piece.length; length += 13) {
            BytesTransport cut = BytesTransport.of(Arrays.copyOf(piece, length));
            try (ZlibStream zlib = new ZlibStream("ZRLE", cut.input())) {
                zlib.begin(piece.length);
                assertFailure(Reason.CONNECTION_LOST, () -> zlib.readFully(new byte[1000], 0, 1000));
            }
        }
    }

    @Test
    void silenceWithinAPieceIsATimeout() {
        byte[] piece = pieces.piece(noise(1000));
        BytesTransport cut = BytesTransport.of(Arrays.copyOf(piece, 500)).then(End.SILENT);
        try (ZlibStream zlib = new ZlibStream("ZRLE", cut.input())) {
            zlib.begin(piece.length);
            assertFailure(Reason.TIMEOUT, zlib::readU8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 65536",
        "256, 65793",
        "1000000, 1069442",
        "4294967296, 2147483647",
    })
    void compressedLimitIsWhatDeflateCanNeed(long plain, int limit) {
        assertThat(ZlibStream.compressedLimit(plain)).isEqualTo(limit);
    }

    @Test
    void incompressibleDataKeepsTheCompressedLimit() {
        byte[] plain = noise(200_000);
        assertThat(pieces.piece(plain).length).isLessThanOrEqualTo(ZlibStream.compressedLimit(plain.length) - SLACK);
    }

    private static ZlibStream stream(byte[]... parts) {
        return new ZlibStream("ZRLE", BytesTransport.of(parts).input());
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(1).nextBytes(bytes);
        return bytes;
    }
}
