package io.vncshot.rfb.encoding;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Screens;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DecodersTest {
    /** An empty rectangle with the fixed bytes of an encoding, all zero but for those that have a first byte of their own. */
    @ParameterizedTest
    @EnumSource
    void everyEncodingThatPaintsHasADecoder(Encoding encoding) throws RfbException {
        try (Decoders decoders = new Decoders((format, file, width, height) -> new int[width * height])) {
            BytesTransport transport = BytesTransport.of(firstBytes(encoding), new byte[8]);
            var region = Screens.empty(1, 1).region(new Rectangle(0, 0, 0, 0));
            if (encoding.kind() == Encoding.Kind.PIXELS) {
                assertThatCode(() -> decoders.decode(
                                encoding, transport.input(), Screens.codec(PixelFormat.BGRX8888), region))
                        .doesNotThrowAnyException();
            } else {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> decoders.decode(
                                encoding, transport.input(), Screens.codec(PixelFormat.BGRX8888), region))
                        .withMessage("%s paints no pixels", encoding);
            }
        }
    }

    private static byte[] firstBytes(Encoding encoding) {
        return switch (encoding) {
            case TIGHT_PNG -> Hex.bytes("80");
            case JPEG -> Hex.bytes("FF D8 FF D9");
            default -> new byte[0];
        };
    }
}
