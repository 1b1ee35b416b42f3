package io.vncshot.rfb.encoding;

import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.ZlibPieces;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.RfbException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.vncshot.rfb.encoding.DecodingBench.decode;
import static io.vncshot.rfb.encoding.DecodingBench.picture;
import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

class TightDecoderTest {
    private static final PixelFormat BGRX = PixelFormat.BGRX8888;
    private static final PixelFormat DEPTH_32 = new PixelFormat(32, 32, false, true, 255, 255, 255, 16, 8, 0);

    private static byte[] compressed(String head, ZlibPieces zlib, byte[] plain) {
        byte[] data = zlib.piece(plain);
        byte[] length = {
            (byte) (0x80 | (data.length & 0x7F)),
            (byte) (0x80 | ((data.length >> 7) & 0x7F)),
            (byte) (data.length >> 14)
        };
        return Hex.join(Hex.bytes(head), length, data);
    }

    @ParameterizedTest
    @CsvSource({
        "80 0A 0B 0C, a0b0c a0b0c a0b0c",
        "00 01 02 03  04 05 06  07 08 09, 10203 40506 70809",
        "40 00 01 02 03  04 05 06  07 08 09, 10203 40506 70809",
        "40 01 01 00 00 01  00 00 02  A0, 2 1 2",
        "40 01 02 00 00 01  00 00 02  00 00 03  02 01 00, 3 2 1",
        "70 01 00 00 00 01  00, 1 1 1",
        "8F 00 00 07, 7 7 7",
    })
    void dataUnderTwelveBytesComesAsItIs(String rectangle, String pixels) throws RfbException {
        assertThat(picture(decode(Encoding.TIGHT, 3, 1, rectangle))).isEqualTo(pixels);
    }

    /** 3 bytes red, green, blue in 24 bits of depth; PIXELs in every other format. */
    @Test
    void pixelsComeInTheFormatSet() throws RfbException {
        assertThat(picture(decode(Encoding.TIGHT, DEPTH_32, 1, 1, Hex.bytes("80  03 02 01 00"))))
                .isEqualTo("10203");
        assertThat(picture(decode(Encoding.TIGHT, PixelFormat.RGB565, 1, 1, Hex.bytes("80  00 F8"))))
                .isEqualTo("ff0000");
        assertThat(picture(decode(Encoding.TIGHT, PixelFormat.BGR233, 1, 1, Hex.bytes("80  C0"))))
                .isEqualTo("ff");
    }

    @Test
    void eachOfFourStreamsGoesOn() throws RfbException {
        try (ZlibPieces one = new ZlibPieces();
                ZlibPieces two = new ZlibPieces()) {
            byte[] a = compressed("00", one, Hex.bytes("00 00 01  00 00 02  00 00 03  00 00 04"));
            byte[] b = compressed("30", two, Hex.bytes("00 00 05  00 00 06  00 00 07  00 00 08"));
            byte[] c = compressed("00", one, Hex.bytes("00 00 09  00 00 0A  00 00 0B  00 00 0C"));
            assertThat(picture(decode(Encoding.TIGHT, BGRX, 4, 1, a, b, c))).isEqualTo("9 a b c");
        }
    }

    /** Also where the rectangle itself uses none of them. */
    @Test
    void aStreamBeginsAnewWhenItsBitIsSet() throws RfbException {
        byte[] plain = Hex.bytes("00 00 01  00 00 02  00 00 03  00 00 04");
        try (ZlibPieces old = new ZlibPieces();
                ZlibPieces anew = new ZlibPieces()) {
            byte[] first = compressed("10", old, plain);
            byte[] reset = Hex.bytes("82 00 00 07");
            assertThat(picture(decode(Encoding.TIGHT, BGRX, 4, 1, first, reset, compressed("10", anew, plain))))
                    .isEqualTo("1 2 3 4");
        }
        try (ZlibPieces old = new ZlibPieces();
                ZlibPieces anew = new ZlibPieces()) {
            byte[] first = compressed("10", old, plain);
            byte[] other = Hex.bytes("8D 00 00 07");
            assertProtocolFailure(() -> decode(Encoding.TIGHT, BGRX, 4, 1, first, other, compressed("10", anew, plain)))
                    .withMessageContaining("not a valid zlib stream");
        }
    }

    /** The prediction is left + above - above left, between 0 and the largest value. */
    @Test
    void theGradientFilterAddsToItsPrediction() throws RfbException {
        byte[] differences = Hex.bytes("""
                10 20 F0   01 02 03   | row 0: first as it is, then added to the left
                05 06 07   00 00 0F   | row 1: added to above, then to left + above - above left
                """);
        try (ZlibPieces zlib = new ZlibPieces()) {
            byte[] data = compressed("40 02", zlib, differences);
            assertThat(picture(decode(Encoding.TIGHT, BGRX, 2, 2, data))).isEqualTo("1020f0 1122f3 1526f7 162809");
        }
    }

    @Test
    void theGradientFilterCountsInTheChannelsOfTheFormat() throws RfbException {
        byte[] differences = Hex.bytes("00 08  00 F8  00 00  00 00  00 00  01 00");
        try (ZlibPieces zlib = new ZlibPieces()) {
            byte[] data = compressed("40 02", zlib, differences);
            assertThat(picture(decode(Encoding.TIGHT, PixelFormat.RGB565, 3, 2, data)))
                    .isEqualTo("80000 0 0 80000 0 8");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0xB0, 0xC0, 0xD0, 0xF0})
    void reservedControlsAreRefused(int control) {
        assertProtocolFailure(() -> decode(Encoding.TIGHT, BGRX, 1, 1, new byte[] {(byte) control}, new byte[100]))
                .withMessage("Tight compression control %d: there is no kind %d", control, control >> 4);
    }

    @Test
    void unknownFiltersAreRefused() {
        assertProtocolFailure(() -> decode(Encoding.TIGHT, 1, 1, "40 03"))
                .withMessage("Tight filter 3: must be 0, 1 or 2");
    }

    @Test
    void jpegIsRefusedSinceNobodyAskedForIt() {
        assertProtocolFailure(() -> decode(Encoding.TIGHT, 1, 1, "90 01 00"))
                .withMessage("a rectangle in JPEG: this client has not asked for any");
    }

    @ParameterizedTest
    @CsvSource({"40 01 02 000001 000002 000003 03, 3, 3", "40 01 00 000001 80, 1, 1"})
    void paletteIndexEqualToPaletteSizeIsRefused(String rectangle, int index, int size) {
        assertProtocolFailure(() -> decode(Encoding.TIGHT, 1, 1, rectangle))
                .withMessage("Tight palette index %d: the palette has %d colours", index, size);
    }

    @Test
    void filteredRectanglesAreAtMost2048Wide() throws RfbException {
        try (ZlibPieces zlib = new ZlibPieces()) {
            byte[] data = compressed("00", zlib, new byte[2048 * 3]);
            assertThat(decode(Encoding.TIGHT, BGRX, 2048, 1, data).isComplete()).isTrue();
        }
        assertThat(decode(Encoding.TIGHT, 2049, 1, "80 00 00 00").isComplete()).isTrue();
        assertProtocolFailure(() -> decode(Encoding.TIGHT, 2049, 1, "00"))
                .withMessage("Tight rectangle 2049 pixels wide: must be at most 2048");
    }

    @Test
    void aLengthThatNothingNeedsIsRefused() {
        assertProtocolFailure(() -> decode(Encoding.TIGHT, 4, 1, "00  FF FF FF"))
                .withMessage("Tight data of 4194303 bytes: at most 65548 are taken");
    }

    /** libvncserver sends these at compression level 0. */
    @Test
    void dataMayComeUncompressed() throws RfbException {
        String plain = "00 00 01  00 00 02  00 00 03  00 00 04";
        assertThat(picture(decode(Encoding.TIGHT, 4, 1, "A0 0C " + plain))).isEqualTo("1 2 3 4");
        assertThat(picture(decode(Encoding.TIGHT, 4, 1, "E0 00 0C " + plain))).isEqualTo("1 2 3 4");
        assertProtocolFailure(() -> decode(Encoding.TIGHT, 4, 1, "A0 0D " + plain))
                .withMessage("Tight data of 13 bytes: its rectangle needs 12");
    }
}
