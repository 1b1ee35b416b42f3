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

class TrleDecoderTest {
    @ParameterizedTest
    @CsvSource({
        "00  01 00 00  02 00 00  03 00 00, 1 2 3",
        "01  05 00 00, 5 5 5",
        "02  01 00 00  02 00 00  A0, 2 1 2",
        "03  01 00 00  02 00 00  03 00 00  18, 1 2 3",
        "80  01 00 00  01  02 00 00  00, 1 1 2",
        "82  01 00 00  02 00 00  00  81 01, 1 2 2",
    })
    void tilesAreThoseOfZrleWithoutZlib(String tile, String pixels) throws RfbException {
        assertThat(picture(decode(Encoding.TRLE, 3, 1, tile))).isEqualTo(pixels);
    }

    @Test
    void aPackedTileMayReuseThePalette() throws RfbException {
        byte[] tiles = Hex.bytes("02  01 00 00  02 00 00  FF FF    7F  40");
        Framebuffer screen = decode(Encoding.TRLE, PixelFormat.BGRX8888, 18, 1, tiles);
        assertThat(screen.pixels()[15]).isEqualTo(0xFF000002);
        assertThat(screen.pixels()[16]).isEqualTo(0xFF000001);
        assertThat(screen.pixels()[17]).isEqualTo(0xFF000002);
    }

    @Test
    void anRleTileMayReuseThePaletteOverASolidTile() throws RfbException {
        byte[] tiles = Hex.bytes("82  01 00 00  02 00 00  80 0F    01  09 00 00    81  01 00");
        Framebuffer screen = decode(Encoding.TRLE, PixelFormat.BGRX8888, 34, 1, tiles);
        assertThat(screen.pixels()[15]).isEqualTo(0xFF000001);
        assertThat(screen.pixels()[31]).isEqualTo(0xFF000009);
        assertThat(screen.pixels()[32]).isEqualTo(0xFF000002);
        assertThat(screen.pixels()[33]).isEqualTo(0xFF000001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7F 00", "81 00"})
    void aPaletteNeverGivenIsRefused(String tile) {
        assertProtocolFailure(() -> decode(Encoding.TRLE, 1, 1, tile))
                .withMessageContaining("the palette of the tile before it, which has 0 colours");
    }

    @Test
    void aPaletteTooLargeToPackIsRefused() {
        byte[] tiles = Hex.join(Hex.bytes("91"), new byte[17 * 3], Hex.bytes("80 0F  7F 00"));
        assertProtocolFailure(() -> decode(Encoding.TRLE, PixelFormat.BGRX8888, 17, 1, tiles))
                .withMessage("TRLE tile with the palette of the tile before it, which has 17 colours: must be 2 to 16");
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 64, 126})
    void reservedSubencodingsAreRefused(int subencoding) {
        assertProtocolFailure(() ->
                        decode(Encoding.TRLE, PixelFormat.BGRX8888, 1, 1, new byte[] {(byte) subencoding, 0, 0, 0}))
                .withMessage("TRLE subencoding %d: must be 0 to 16, or 127 to 255 (RFC 6143 §7.7.5)", subencoding);
    }

    @Test
    void runsStayWithinTheirTileOf16Pixels() {
        assertProtocolFailure(() -> decode(Encoding.TRLE, 17, 1, "80  01 00 00  10"))
                .withMessage("TRLE run of at least 17 pixels overruns its tile, which has 16 left");
    }
}
