package io.vncshot.rfb.encoding;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Screens;
import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.screen.Framebuffer;
import org.junit.jupiter.api.Test;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

class RawDecoderTest {
    @Test
    void pixelsComeRowByRow() throws RfbException {
        Framebuffer screen = Screens.empty(3, 2);
        RfbInput in = BytesTransport.of(Hex.bytes("""
                03 02 01 00  06 05 04 00 | row 0
                09 08 07 00  0C 0B 0A 00 | row 1
                55                       | what follows
                """)).input();
        new RawDecoder().decode(in, Screens.codec(PixelFormat.BGRX8888), screen.region(new Rectangle(1, 0, 2, 2)));
        assertThat(screen.pixels()).containsExactly(0, 0xFF010203, 0xFF040506, 0, 0xFF070809, 0xFF0A0B0C);
        assertThat(in.readU8()).isEqualTo(0x55);
    }

    @Test
    void pixelsComeInTheFormatSet() throws RfbException {
        Framebuffer screen = Screens.empty(3, 1);
        RfbInput in = BytesTransport.of(Hex.bytes("00 F8  E0 07  1F 00")).input();
        new RawDecoder().decode(in, Screens.codec(PixelFormat.RGB565), screen.region(new Rectangle(0, 0, 3, 1)));
        assertThat(screen.pixels()).containsExactly(0xFFFF0000, 0xFF00FF00, 0xFF0000FF);
    }

    @Test
    void whatHasComeOfACutRectangleIsPaintedAndNoMore() throws RfbException {
        Framebuffer screen = Screens.empty(2, 2);
        RfbInput in = BytesTransport.of(Hex.bytes("03 02 01 00  06 05 04 00  09 08 07"))
                .input();
        assertFailure(
                Reason.CONNECTION_LOST,
                () -> new RawDecoder()
                        .decode(in, Screens.codec(PixelFormat.BGRX8888), screen.region(new Rectangle(0, 0, 2, 2))));
        assertThat(screen.pixels()[3]).isZero();
    }
}
