package io.vncshot.rfb.encoding;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.fixture.Screens;
import io.vncshot.rfb.fixture.ZlibPieces;
import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.screen.Framebuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.vncshot.rfb.encoding.ZrleBench.decode;
import static io.vncshot.rfb.encoding.ZrleBench.decodeCompressed;
import static io.vncshot.rfb.encoding.ZrleBench.picture;
import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

/** What surrounds the tiles: their order, the length, the zlib stream. */
class ZrleDecoderTest {
    private static final PixelFormat BGRX = PixelFormat.BGRX8888;
    private static final String SOLID_1 = "01  01 00 00";

    @ParameterizedTest
    @ValueSource(ints = {17, 18, 63, 64, 126, 127, 129})
    void reservedSubencodingsAreRefused(int subencoding) {
        assertProtocolFailure(() -> decode(BGRX, 1, 1, Hex.join(new byte[] {(byte) subencoding}, new byte[1000])))
                .withMessage("ZRLE subencoding %d: must be 0 to 16, 128, or 130 to 255 (RFC 6143 §7.7.6)", subencoding);
    }

    @Test
    void everyReservedSubencodingIsRefused() {
        for (int subencoding = 17; subencoding <= 129; subencoding++) {
            byte[] tile = {(byte) subencoding, 0, 0, 0, 0, 0};
            if (subencoding != 128) {
                assertProtocolFailure(() -> decode(BGRX, 1, 1, tile)).withMessageContaining("ZRLE subencoding");
            }
        }
    }

    @Test
    void everyOtherSubencodingIsTaken() throws RfbException {
        for (int subencoding = 0; subencoding <= 255; subencoding++) {
            byte[] tile = new byte[1 + 3 * 127 + 1];
            tile[0] = (byte) subencoding;
            if (subencoding <= 16 || subencoding == 128 || subencoding >= 130) {
                assertThat(decode(BGRX, 1, 1, tile).isComplete())
                        .as("%d", subencoding)
                        .isTrue();
            }
        }
    }

    /** Solid tiles, numbered in the order they come: rows of tiles from the top, each from the left. */
    @ParameterizedTest
    @CsvSource({
        "63,63,1",
        "64,64,1",
        "65,64,2",
        "64,65,2",
        "65,65,4",
        "128,1,2",
        "129,1,3",
        "1,129,3",
        "130,65,6",
        "1,1,1"
    })
    void tilesOf64PixelsComeRowByRow(int width, int height, int tiles) throws RfbException {
        byte[] data = new byte[4 * tiles];
        for (int i = 0; i < tiles; i++) {
            data[4 * i] = 1;
            data[4 * i + 1] = (byte) (i + 1);
        }
        Framebuffer screen = decode(BGRX, width, height, data);
        int tilesAcross = (width + 63) / 64;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int number = y / 64 * tilesAcross + x / 64 + 1;
                assertThat(screen.pixels()[y * width + x]).as("%d,%d", x, y).isEqualTo(0xFF000000 | number);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"63,4", "64,4", "65,8", "127,8", "128,8", "129,12"})
    void oneTileTooFewIsRefused(int width, int bytes) {
        byte[] data = Hex.repeat(bytes / 4, Hex.bytes(SOLID_1));
        assertThat(data).hasSize(bytes);
        assertProtocolFailure(() -> decode(BGRX, width, 1, Arrays.copyOf(data, bytes - 4)))
                .withMessage("ZRLE data ends before its rectangle is complete");
    }

    @Test
    void rectanglesPaintTheirOwnPlace() throws RfbException {
        Framebuffer screen = Screens.empty(70, 3);
        try (ZlibPieces zlib = new ZlibPieces()) {
            byte[] data = zlib.piece(Hex.bytes("01  01 00 00    01  02 00 00"));
            RfbInput in = BytesTransport.of(Messages.s32(data.length), data).input();
            try (ZrleDecoder decoder = new ZrleDecoder(in)) {
                decoder.decode(in, Screens.codec(BGRX), screen.region(new Rectangle(2, 1, 68, 1)));
            }
        }
        assertThat(screen.paintedPixels()).isEqualTo(68);
        assertThat(screen.pixels()[70 + 1]).isZero();
        assertThat(screen.pixels()[70 + 2]).isEqualTo(0xFF000001);
        assertThat(screen.pixels()[70 + 65]).isEqualTo(0xFF000001);
        assertThat(screen.pixels()[70 + 66]).isEqualTo(0xFF000002);
        assertThat(screen.pixels()[70 + 69]).isEqualTo(0xFF000002);
        assertThat(screen.pixels()[140]).isZero();
    }

    @Test
    void oneZlibStreamServesAllRectangles() throws RfbException {
        Framebuffer screen = Screens.empty(2, 1);
        try (ZlibPieces zlib = new ZlibPieces()) {
            byte[] first = zlib.piece(Hex.bytes("01  01 00 00"));
            byte[] second = zlib.piece(Hex.bytes("01  02 00 00"));
            RfbInput in = BytesTransport.of(Messages.s32(first.length), first, Messages.s32(second.length), second)
                    .input();
            try (ZrleDecoder decoder = new ZrleDecoder(in)) {
                decoder.decode(in, Screens.codec(BGRX), screen.region(new Rectangle(0, 0, 1, 1)));
                decoder.decode(in, Screens.codec(BGRX), screen.region(new Rectangle(1, 0, 1, 1)));
            }
        }
        assertThat(picture(screen)).isEqualTo("1 2\n");
    }

    @Test
    void anEmptyRectangleHasALengthToo() throws RfbException {
        Framebuffer screen = Screens.empty(2, 1);
        try (ZlibPieces zlib = new ZlibPieces()) {
            byte[] header = zlib.piece();
            byte[] data = zlib.piece(Hex.bytes(SOLID_1));
            RfbInput in = BytesTransport.of(
                            Messages.s32(0), Messages.s32(header.length), header, Messages.s32(data.length), data)
                    .input();
            try (ZrleDecoder decoder = new ZrleDecoder(in)) {
                decoder.decode(in, Screens.codec(BGRX), screen.region(new Rectangle(0, 0, 0, 1)));
                decoder.decode(in, Screens.codec(BGRX), screen.region(new Rectangle(2, 1, 0, 0)));
                decoder.decode(in, Screens.codec(BGRX), screen.region(new Rectangle(0, 0, 2, 1)));
            }
        }
        assertThat(picture(screen)).isEqualTo("1 1\n");
    }

    /** A tile of 1x1 takes 2 + 127 * 4 + 4 bytes at most; deflate adds 1/256, and 64 KiB are tolerated. */
    @Test
    void lengthsUpToWhatTheRectangleCanNeedAreRead() {
        int limit = 513 + 2 + (64 << 10);
        assertFailure(Reason.CONNECTION_LOST, () -> decodeCompressed(BGRX, 1, 1, Messages.s32(limit)));
        assertProtocolFailure(() -> decodeCompressed(BGRX, 1, 1, Messages.s32(limit + 1)))
                .withMessage("ZRLE data of %d bytes: at most %d are taken", limit + 1, limit);
    }

    @ParameterizedTest
    @CsvSource({"7F FF FF FF, 2147483647", "80 00 00 00, 2147483648", "FF FF FF FF, 4294967295"})
    void hugeLengthsAreRefusedUnread(String length, String value) {
        assertProtocolFailure(() -> decodeCompressed(BGRX, 64, 64, Hex.bytes(length)))
                .withMessageStartingWith("ZRLE data of " + value + " bytes: at most ");
    }

    /** Noise, which deflate makes longer, in the longest form there is: a run for each pixel. */
    @Test
    void theLeastCompressibleRectangleIsRead() throws RfbException {
        byte[] tiles = new byte[4 * (1 + 4096 * 4)];
        new java.util.SplittableRandom(7).nextBytes(tiles);
        for (int tile = 0; tile < 4; tile++) {
            int at = tile * (1 + 4096 * 4);
            tiles[at] = (byte) 128;
            for (int run = at + 4; run < at + 1 + 4096 * 4; run += 4) {
                tiles[run] = 0;
            }
        }
        assertThat(decode(BGRX, 128, 128, tiles).isComplete()).isTrue();
    }

    @Test
    void whatIsLeftInThePieceIsPassedOver() throws RfbException {
        assertThat(picture(decode(1, 1, SOLID_1 + " FF FF FF FF FF"))).isEqualTo("1\n");
    }

    @Test
    void aMegabyteThatInflatesToAGigabyteIsRefused() {
        byte[] tiles = new byte[32 << 20];
        assertProtocolFailure(() -> decode(BGRX, 64, 64, tiles))
                .withMessage("ZRLE data inflates to over 65536 bytes more than its rectangle needs");
    }

    @Test
    void garbageIsRefused() {
        assertProtocolFailure(() -> decodeCompressed(BGRX, 1, 1, Hex.bytes("00 00 00 04  DE AD BE EF")))
                .withMessageStartingWith("ZRLE data is not a valid zlib stream");
    }

    @Test
    void tooLittleDataIsRefusedWhereverItEnds() {
        byte[] tiles = Hex.bytes("""
                80                                        | plain RLE
                01 00 00 00  02 00 00 01  03 00 00 FF 00  | runs of 1, 2 and 256
                """);
        for (int length = 0; length < tiles.length; length++) {
            byte[] cut = Arrays.copyOf(tiles, length);
            assertProtocolFailure(() -> decode(BGRX, 7, 37, cut))
                    .withMessage("ZRLE data ends before its rectangle is complete");
        }
    }

    @Test
    void theConnectionMayEndAnywhere() {
        byte[] data;
        try (ZlibPieces zlib = new ZlibPieces()) {
            data = zlib.piece(Hex.bytes(SOLID_1));
        }
        byte[] rectangle = Hex.join(Messages.s32(data.length), data);
        for (int length = 0; length < rectangle.length; length++) {
            byte[] cut = Arrays.copyOf(rectangle, length);
            assertFailure(Reason.CONNECTION_LOST, () -> decodeCompressed(BGRX, 1, 1, cut));
        }
    }
}
