package io.vncshot.rfb.encoding;

import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.vncshot.rfb.encoding.DecodingBench.decode;
import static io.vncshot.rfb.encoding.DecodingBench.picture;
import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

class RreDecoderTest {
    private static final String ONE = "00 00 00 01  07 00 00 00  01 00 00 00  ";

    @Test
    void subrectanglesLieOnTheBackgroundInTheirOrder() throws RfbException {
        String rre = """
                00 00 00 02                           | number of subrectangles
                07 00 00 00                           | background
                01 00 00 00  00 00 00 00 00 02 00 02  | at 0,0 of 2x2
                02 00 00 00  00 01 00 01 00 02 00 01  | at 1,1 of 2x1
                """;
        assertThat(picture(decode(Encoding.RRE, 3, 2, rre))).isEqualTo("1 1 7 1 2 2");
    }

    @Test
    void coordinatesOfCorreAreBytes() throws RfbException {
        String corre = """
                00 00 00 02               | number of subrectangles
                07 00 00 00               | background
                01 00 00 00  00 00 02 02  | at 0,0 of 2x2
                02 00 00 00  01 01 02 01  | at 1,1 of 2x1
                """;
        assertThat(picture(decode(Encoding.CORRE, 3, 2, corre))).isEqualTo("1 1 7 1 2 2");
    }

    @Test
    void pixelsComeInTheFormatSet() throws RfbException {
        byte[] rre = Hex.bytes("00 00 00 01  00 F8  1F 00  00 01 00 00 00 01 00 01");
        assertThat(picture(decode(Encoding.RRE, PixelFormat.RGB565, 2, 1, rre))).isEqualTo("ff0000 ff");
    }

    @Test
    void aBackgroundAloneIsEnough() throws RfbException {
        assertThat(picture(decode(Encoding.RRE, 2, 1, "00 00 00 00  07 00 00 00")))
                .isEqualTo("7 7");
    }

    /** Both the first and the last number that is too large are refused before a pixel is read. */
    @ParameterizedTest
    @CsvSource({"00 00 00 07, 7", "FF FF FF FF, 4294967295", "20 00 00 01, 536870913"})
    void thereAreNoMoreSubrectanglesThanPixels(String count, long number) {
        assertProtocolFailure(() -> decode(Encoding.RRE, 3, 2, count))
                .withMessage("RRE rectangle of " + number + " subrectangles: it has 6 pixels");
    }

    @ParameterizedTest
    @CsvSource({
        "00 00 00 00 00 04 00 01, '4x1 at 0,0'",
        "00 00 00 00 00 01 00 03, '1x3 at 0,0'",
        "00 03 00 00 00 01 00 01, '1x1 at 3,0'",
        "FF FF 00 00 00 02 00 01, '2x1 at 65535,0'",
    })
    void subrectanglesStayWithin(String geometry, String block) {
        assertProtocolFailure(() -> decode(Encoding.RRE, 3, 2, ONE + geometry))
                .withMessage("a block of " + block + " leaves its rectangle of 3x2");
    }

    @Test
    void aSubrectangleCutShortIsALostConnection() {
        assertFailure(Reason.CONNECTION_LOST, () -> decode(Encoding.RRE, 3, 2, ONE + "00 00"));
    }
}
