package io.vncshot.rfb.encoding;

import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.Framebuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.vncshot.rfb.encoding.ZrleBench.decode;
import static io.vncshot.rfb.encoding.ZrleBench.picture;
import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

/** What is in a tile: one subencoding a test, by the tables of RFC 6143 §7.7.6. */
class ZrleTileTest {
    @Test
    void raw() throws RfbException {
        assertThat(picture(decode(2, 2, """
                00                  | raw
                01 00 00  02 00 00  | row 0
                03 00 00  44 33 22  | row 1
                """))).isEqualTo("1 2\n3 223344\n");
    }

    @Test
    void solid() throws RfbException {
        assertThat(picture(decode(3, 2, """
                01        | solid
                33 22 11  | its colour
                """))).isEqualTo("112233 112233 112233\n112233 112233 112233\n");
    }

    @Test
    void twoColoursTakeOneBitEachAndRowsBeginAtBytes() throws RfbException {
        assertThat(picture(decode(9, 2, """
                02                  | palette of 2
                0A 00 00  0B 00 00  |
                A5 FF               | 1010 0101 1, padding set
                5A 00               | 0101 1010 0, padding clear
                """))).isEqualTo("b a b a a b a b b\na b a b b a b a a\n");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 80 00",
        "7, FE 00",
        "8, FF 00",
    })
    void oneByteHoldsEightPixelsOfTwoColours(int width, String rows) throws RfbException {
        Framebuffer screen = decode(width, 2, "02  00 00 00  01 00 00  " + rows);
        String first = "1 ".repeat(width).strip();
        assertThat(picture(screen)).isEqualTo(first + "\n" + first.replace('1', '0') + "\n");
    }

    @ParameterizedTest
    @CsvSource({"3, 1B", "4, 1B"})
    void threeOrFourColoursTakeTwoBitsEach(int size, String byteOfAll) throws RfbException {
        String palette = "0A 00 00  0B 00 00  0C 00 00  0D 00 00".substring(0, size == 3 ? 28 : 38);
        assertThat(picture(decode(3, 1, "0" + size + " " + palette + byteOfAll)))
                .isEqualTo("a b c\n");
        if (size == 4) {
            assertThat(picture(decode(4, 1, "04 " + palette + byteOfAll))).isEqualTo("a b c d\n");
        }
    }

    @Test
    void rowsOfTwoBitPixelsBeginAtBytes() throws RfbException {
        assertThat(picture(decode(5, 2, """
                03                            | palette of 3
                0A 00 00  0B 00 00  0C 00 00  |
                1A BF                         | 00 01 10 10 10, padding set
                A4 40                         | 10 10 01 00 01, padding clear
                """))).isEqualTo("a b c c c\nc c b a b\n");
    }

    @ParameterizedTest
    @CsvSource({"5, 4", "6, 5", "15, 14", "16, 15"})
    void fiveToSixteenColoursTakeFourBitsEach(int size, int last) throws RfbException {
        byte[] palette = new byte[3 * size];
        for (int i = 0; i < size; i++) {
            palette[3 * i] = (byte) i;
        }
        byte[] tile = Hex.join(new byte[] {(byte) size}, palette, new byte[] {
            (byte) (last << 4 | 1), (byte) (2 << 4 | 0xF), (byte) 0x34, (byte) (last << 4)
        });
        String lastHex = Integer.toHexString(last);
        assertThat(picture(decode(PixelFormat.BGRX8888, 3, 2, tile)))
                .isEqualTo(lastHex + " 1 2\n3 4 " + lastHex + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "3, C0, 3",
        "3, 0C, 3",
        "5, 50, 5",
        "5, 05, 5",
        "5, F0, 15",
        "15, F0, 15",
    })
    void packedIndexEqualToPaletteSizeIsRejected(int size, String packed, int index) {
        byte[] tile = Hex.join(new byte[] {(byte) size}, new byte[3 * size], Hex.bytes(packed), new byte[1]);
        assertProtocolFailure(() -> decode(PixelFormat.BGRX8888, 4, 1, tile))
                .withMessage("ZRLE palette index %d: the palette has %d colours", index, size);
    }

    @Test
    void indexesInThePaddingDoNotMatter() throws RfbException {
        assertThat(picture(decode(1, 1, "05  01 00 00  00 00 00  00 00 00  00 00 00  00 00 00  0F")))
                .isEqualTo("1\n");
    }

    @Test
    void plainRunsCrossRows() throws RfbException {
        assertThat(picture(decode(3, 2, """
                80            | plain RLE
                0A 00 00  00  | 1 pixel
                0B 00 00  03  | 4 pixels
                0C 00 00  00  | 1 pixel
                """))).isEqualTo("a b b\nb b c\n");
    }

    /** 1, and the sum of bytes up to the first that is not 255. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 00",
        "5, 51, FE",
        "16, 16, FF 00",
        "1, 64, 3F",
        "64, 4, FF 00",
        "64, 8, FF FF 01",
        "50, 12, FF FF 59",
        "64, 64, FF FF FF FF FF FF FF FF FF FF FF FF FF FF FF FF 0F",
    })
    void runLengthsGoOnAfter255(int width, int height, String length) throws RfbException {
        assertThat(decode(width, height, "80  07 00 00  " + length).pixels()).containsOnly(0xFF000007);
        assertThat(decode(width, height, "82  07 00 00  08 00 00  80 " + length).pixels())
                .containsOnly(0xFF000007);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 01, 2, 1",
        "4, 1, 04, 5, 4",
        "5, 51, FF 00, 256, 255",
        "16, 16, FF 01, 257, 256",
        "64, 8, FF FF 02, 513, 512",
        "64, 64, FF FF FF FF FF FF FF FF FF FF FF FF FF FF FF FF 10, 4097, 4096",
        "64, 64, FF FF FF FF FF FF FF FF FF FF FF FF FF FF FF FF FF FF FF, 4336, 4096",
        "1, 1, FF FF FF FF, 256, 1",
    })
    void aRunPastTheTileIsRejected(int width, int height, String length, int run, int left) {
        String message = "ZRLE run of at least %d pixels overruns its tile, which has %d left";
        assertProtocolFailure(() -> decode(width, height, "80  07 00 00  " + length))
                .withMessage(message, run, left);
        assertProtocolFailure(() -> decode(width, height, "82  07 00 00  08 00 00  80 " + length))
                .withMessage(message, run, left);
    }

    @Test
    void aRunMayNotGoOnInTheNextTile() {
        assertProtocolFailure(() -> decode(65, 1, "80  07 00 00  40    01  08 00 00"))
                .withMessage("ZRLE run of at least 65 pixels overruns its tile, which has 64 left");
    }

    @Test
    void aLaterRunIsMeasuredByWhatIsLeft() {
        assertProtocolFailure(() -> decode(4, 1, "80  07 00 00  01  08 00 00  02"))
                .withMessage("ZRLE run of at least 3 pixels overruns its tile, which has 2 left");
    }

    @Test
    void paletteRunsAreIndexesWithOrWithoutALength() throws RfbException {
        assertThat(picture(decode(4, 2, """
                83                            | palette RLE, 3 colours
                0A 00 00  0B 00 00  0C 00 00  |
                02                            | 1 pixel
                81 03                         | 4 pixels
                00 00                         | 1 pixel, 1 pixel
                82 00                         | 1 pixel, written as a run
                """))).isEqualTo("c b b b\nb a a c\n");
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "16", "17", "126", "127"})
    void paletteRleIndexesGoUpToThePaletteSize(int size) throws RfbException {
        byte[] palette = new byte[3 * size];
        palette[3 * size - 3] = 9;
        byte[] start = Hex.join(new byte[] {(byte) (128 + size)}, palette);
        byte[] last = {(byte) (size - 1), (byte) (0x80 | size - 1), 0};
        assertThat(picture(decode(PixelFormat.BGRX8888, 2, 1, Hex.join(start, last))))
                .isEqualTo("9 9\n");
        for (byte[] past : new byte[][] {{(byte) size}, {(byte) (0x80 | size), 0}}) {
            assertProtocolFailure(() -> decode(PixelFormat.BGRX8888, 2, 1, Hex.join(start, past)))
                    .withMessage("ZRLE palette index %d: the palette has %d colours", size, size);
        }
    }

    @Test
    void palettesDoNotOutliveTheirTile() throws RfbException {
        assertThat(decode(65, 1, "02  0A 00 00  0B 00 00  00 00 00 00 00 00 00 00    02  01 00 00  02 00 00  80")
                        .pixels()[64])
                .isEqualTo(0xFF000002);
    }

    @ParameterizedTest
    @CsvSource({
        "565, 01 1F 00, ff",
        "565, 02 1F 00 00 F8 40, ff ff0000",
        "565, 80 E0 07 01, ff00 ff00",
        "233, 00 07 C0, ff0000 ff",
        "233, 82 07 38 81 01, ff00 ff00",
        "high, 01 33 22 11, 112233",
        "big-endian, 01 11 22 33, 112233",
        "depth 32, 01 33 22 11 00, 112233",
        "depth 32, 80 33 22 11 00 00, 112233",
    })
    void pixelsComeInTheFormatSet(String name, String tile, String expected) throws RfbException {
        PixelFormat format = switch (name) {
            case "565" -> PixelFormat.RGB565;
            case "233" -> PixelFormat.BGR233;
            case "high" -> new PixelFormat(32, 24, false, true, 255, 255, 255, 24, 16, 8);
            case "big-endian" -> new PixelFormat(32, 24, true, true, 255, 255, 255, 16, 8, 0);
            default -> new PixelFormat(32, 32, false, true, 255, 255, 255, 16, 8, 0);
        };
        int width = expected.split(" ").length;
        assertThat(picture(decode(format, width, 1, Hex.bytes(tile)))).isEqualTo(expected + "\n");
    }
}
