package io.vncshot.rfb.message;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.io.RfbOutput;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClientMessageWriterTest {
    private final BytesTransport transport = BytesTransport.of();
    private final RfbOutput out = transport.wire().out();
    private final ClientMessageWriter writer = new ClientMessageWriter(out);

    @Test
    void setPixelFormat() throws RfbException {
        writer.setPixelFormat(PixelFormat.BGRX8888);
        assertSent("""
                00                 | SetPixelFormat
                00 00 00           | padding
                20                 | bits-per-pixel
                18                 | depth
                00                 | big-endian-flag
                01                 | true-colour-flag
                00 FF 00 FF 00 FF  | maxima
                10 08 00           | shifts
                00 00 00           | padding
                """);
    }

    @Test
    void setPixelFormatOfEveryField() throws RfbException {
        writer.setPixelFormat(new PixelFormat(16, 15, true, true, 0x1F, 0x3F, 0x0F, 11, 5, 1));
        assertSent("00 00 00 00  10 0F 01 01  00 1F 00 3F 00 0F  0B 05 01  00 00 00");
    }

    @Test
    void setPixelFormatOfAColourMap() throws RfbException {
        writer.setPixelFormat(new PixelFormat(8, 8, false, false, 0, 0, 0, 0, 0, 0));
        assertSent("00 00 00 00  08 08 00 00  00 00 00 00 00 00  00 00 00  00 00 00");
    }

    @Test
    void setEncodings() throws RfbException {
        writer.setEncodings(List.of(Encoding.ZRLE, Encoding.RAW, Encoding.LAST_RECT, Encoding.EXTENDED_DESKTOP_SIZE));
        assertSent("""
                02           | SetEncodings
                00           | padding
                00 04        | number of encodings
                00 00 00 10  | ZRLE
                00 00 00 00  | Raw
                FF FF FF 20  | LastRect
                FF FF FE CC  | ExtendedDesktopSize
                """);
    }

    @Test
    void setNoEncodings() throws RfbException {
        writer.setEncodings(List.of());
        assertSent("02 00 00 00");
    }

    @Test
    void framebufferUpdateRequests() throws RfbException {
        writer.requestFull(new Rectangle(1, 2, 0x1234, 0xFFFF));
        writer.requestChanges(new Rectangle(0xFFFF, 0, 3, 4));
        assertSent("""
                03  00  00 01  00 02  12 34  FF FF  | not incremental
                03  01  FF FF  00 00  00 03  00 04  | incremental
                """);
    }

    @Test
    void keyEvents() throws RfbException {
        writer.keyDown(0x0100_20AC);
        writer.keyUp(0xFF0D);
        assertSent("""
                04  01  00 00  01 00 20 AC  | down
                04  00  00 00  00 00 FF 0D  | up
                """);
    }

    @Test
    void pointerEvents() throws RfbException {
        writer.pointer(0x0102, 0xFFFE, 0x85);
        assertSent("05  85  01 02  FF FE");
    }

    private void assertSent(String expected) throws RfbException {
        assertThat(transport.written()).isEmpty();
        out.flush();
        assertThat(Hex.spaced(transport.written())).isEqualTo(Hex.spaced(Hex.bytes(expected)));
    }
}
