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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

class CopyRectDecoderTest {
    /** Two of four columns or rows, moved by one: the target overlaps the source. */
    @ParameterizedTest
    @CsvSource({
        "right, 1,0,2,1, 00 00 00 00, 1 1 2 4",
        "left, 0,0,2,1, 00 01 00 00, 2 3 3 4",
        "far right, 2,0,2,1, 00 00 00 00, 1 2 1 2",
        "in place, 0,0,4,1, 00 00 00 00, 1 2 3 4",
    })
    void pixelsMoveWithinARow(String to, int x, int y, int width, int height, String source, String expected)
            throws RfbException {
        Framebuffer screen = Screens.of(4, 1, 1, 2, 3, 4);
        decode(screen, new Rectangle(x, y, width, height), source);
        assertThat(Screens.picture(screen)).as(to).isEqualTo(expected + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "down, 0,1,1,2, 00 00 00 00, 1 1 2 4",
        "up, 0,0,1,2, 00 00 00 01, 2 3 3 4",
        "far up, 0,0,1,2, 00 00 00 02, 3 4 3 4",
    })
    void pixelsMoveWithinAColumn(String to, int x, int y, int width, int height, String source, String expected)
            throws RfbException {
        Framebuffer screen = Screens.of(1, 4, 1, 2, 3, 4);
        decode(screen, new Rectangle(x, y, width, height), source);
        assertThat(Screens.picture(screen).strip().replace('\n', ' ')).as(to).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "00 03 00 00, 3",
        "00 00 00 01, 0",
        "FF FF 00 00, 65535",
        "00 00 FF FF, 0",
        "FF FE 00 00, 65534",
    })
    void sourcesOffTheScreenAreRefused(String source, int x) throws RfbException {
        Framebuffer screen = Screens.of(4, 1, 1, 2, 3, 4);
        assertProtocolFailure(() -> decode(screen, new Rectangle(0, 0, 2, 1), source))
                .withMessageStartingWith("CopyRect from " + x + ",")
                .withMessageEndingWith("2x1: not on the screen of 4x1");
        assertThat(Screens.picture(screen)).isEqualTo("1 2 3 4\n");
    }

    @Test
    void copiesOfWhatHasNotComePaintNothing() throws RfbException {
        Framebuffer screen = Screens.empty(2, 2);
        decode(screen, new Rectangle(0, 0, 2, 1), "00 00 00 01");
        assertThat(screen.paintedPixels()).isZero();
        assertThat(screen.isComplete()).isFalse();
    }

    @Test
    void anEmptyRectangleHasASourceToo() throws RfbException {
        Framebuffer screen = Screens.of(2, 1, 1, 2);
        BytesTransport transport = BytesTransport.of(Hex.bytes("00 01 00 00"));
        decode(transport.input(), screen, new Rectangle(0, 0, 0, 1));
        assertThat(transport.bytesRead()).isEqualTo(4);
        assertThat(Screens.picture(screen)).isEqualTo("1 2\n");
    }

    @Test
    void aCutSourceIsALostConnection() throws RfbException {
        Framebuffer screen = Screens.of(2, 1, 1, 2);
        assertFailure(Reason.CONNECTION_LOST, () -> decode(screen, new Rectangle(0, 0, 1, 1), "00 01 00"));
    }

    private static void decode(Framebuffer screen, Rectangle target, String source) throws RfbException {
        decode(BytesTransport.of(Hex.bytes(source)).input(), screen, target);
    }

    private static void decode(RfbInput in, Framebuffer screen, Rectangle target) throws RfbException {
        new CopyRectDecoder().decode(in, Screens.codec(PixelFormat.BGRX8888), screen.region(target));
    }
}
