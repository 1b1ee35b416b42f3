package io.vncshot.rfb.encoding;

import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.Framebuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.vncshot.rfb.encoding.DecodingBench.decode;
import static io.vncshot.rfb.encoding.DecodingBench.picture;
import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

class HextileDecoderTest {
    @Test
    void subrectanglesOfTheForegroundLieOnTheBackground() throws RfbException {
        String tile = """
                0E                  | background, foreground, subrectangles
                07 00 00 00         | background
                01 00 00 00         | foreground
                02                  | number of subrectangles
                00 10               | at 0,0 of 2x1
                21 00               | at 2,1 of 1x1
                """;
        assertThat(picture(decode(Encoding.HEXTILE, 3, 2, tile))).isEqualTo("1 1 7 7 7 1");
    }

    @Test
    void subrectanglesMayHaveColoursOfTheirOwn() throws RfbException {
        String tile = """
                1A                  | background, subrectangles, coloured
                07 00 00 00         | background
                02                  | number of subrectangles
                01 00 00 00  00 10  | at 0,0 of 2x1
                02 00 00 00  10 00  | at 1,0 of 1x1
                """;
        assertThat(picture(decode(Encoding.HEXTILE, 3, 1, tile))).isEqualTo("1 2 7");
    }

    @Test
    void aRawTileHasOnlyPixels() throws RfbException {
        assertThat(picture(decode(Encoding.HEXTILE, 2, 1, "1F  01 00 00 00  02 00 00 00")))
                .isEqualTo("1 2");
    }

    /** Also over a raw tile: servers rely on it. */
    @Test
    void coloursLastFromTileToTile() throws RfbException {
        byte[] tiles = Hex.join(
                Hex.bytes("0E  07 00 00 00  01 00 00 00  01  00 00"),
                Hex.bytes("01"),
                Hex.repeat(16, Hex.bytes("05 00 00 00")),
                Hex.bytes("08  01  00 00"),
                Hex.bytes("00"));
        Framebuffer screen = decode(Encoding.HEXTILE, PixelFormat.BGRX8888, 49, 1, tiles);
        assertThat(screen.pixels()[0]).isEqualTo(0xFF000001);
        assertThat(screen.pixels()[1]).isEqualTo(0xFF000007);
        assertThat(screen.pixels()[16]).isEqualTo(0xFF000005);
        assertThat(screen.pixels()[32]).isEqualTo(0xFF000001);
        assertThat(screen.pixels()[33]).isEqualTo(0xFF000007);
        assertThat(screen.pixels()[48]).isEqualTo(0xFF000007);
    }

    @ParameterizedTest
    @CsvSource({"16,16,1", "17,16,2", "16,17,2", "17,17,4", "33,1,3"})
    void tilesOf16PixelsComeRowByRow(int width, int height, int tiles) throws RfbException {
        byte[] data = new byte[5 * tiles];
        for (int i = 0; i < tiles; i++) {
            data[5 * i] = 2;
            data[5 * i + 1] = (byte) (i + 1);
        }
        Framebuffer screen = decode(Encoding.HEXTILE, PixelFormat.BGRX8888, width, height, data);
        int across = (width + 15) / 16;
        for (int i = 0; i < width * height; i++) {
            int number = i / width / 16 * across + i % width / 16 + 1;
            assertThat(screen.pixels()[i]).as("%d", i).isEqualTo(0xFF000000 | number);
        }
    }

    @Test
    void pixelsComeInTheFormatSet() throws RfbException {
        byte[] tile = Hex.bytes("0E  00 F8  1F 00  01  00 00");
        assertThat(picture(decode(Encoding.HEXTILE, PixelFormat.RGB565, 2, 1, tile)))
                .isEqualTo("ff ff0000");
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 64, 128, 255})
    void undefinedMaskBitsAreRefused(int mask) {
        assertProtocolFailure(() ->
                        decode(Encoding.HEXTILE, PixelFormat.BGRX8888, 1, 1, new byte[] {(byte) mask}, new byte[20]))
                .withMessage("Hextile subencoding mask %d: must be 0 to 31 (RFC 6143 §7.7.4)", mask);
    }

    @Test
    void aColourNeverGivenIsRefused() {
        assertProtocolFailure(() -> decode(Encoding.HEXTILE, 1, 1, "00"))
                .withMessage("Hextile tile with the background of the tile before it: none was given");
        assertProtocolFailure(() -> decode(Encoding.HEXTILE, 1, 1, "0A  07 00 00 00  01  00 00"))
                .withMessage("Hextile tile with the foreground of the tile before it: none was given");
    }

    @Test
    void noColourOutlivesItsRectangle() {
        byte[] given = Hex.bytes("02  07 00 00 00");
        byte[] reused = Hex.bytes("00");
        assertProtocolFailure(() -> decode(Encoding.HEXTILE, PixelFormat.BGRX8888, 1, 1, given, reused))
                .withMessageContaining("none was given");
    }

    @ParameterizedTest
    @CsvSource({"00 20, '3x1 at 0,0'", "00 02, '1x3 at 0,0'", "20 00, '1x1 at 2,0'", "FF FF, '16x16 at 15,15'"})
    void subrectanglesStayWithinTheirTile(String geometry, String block) {
        assertProtocolFailure(() -> decode(Encoding.HEXTILE, 2, 2, "0E  07 00 00 00  01 00 00 00  01 " + geometry))
                .withMessage("Hextile subrectangle of " + block + " leaves its tile of 2x2");
    }
}
