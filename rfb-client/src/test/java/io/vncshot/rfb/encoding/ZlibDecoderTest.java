package io.vncshot.rfb.encoding;

import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.fixture.ZlibPieces;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.RfbException;
import org.junit.jupiter.api.Test;

import static io.vncshot.rfb.encoding.DecodingBench.decode;
import static io.vncshot.rfb.encoding.DecodingBench.picture;
import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

class ZlibDecoderTest {
    private static byte[] rectangle(ZlibPieces zlib, byte[] plain) {
        byte[] data = zlib.piece(plain);
        return Hex.join(Messages.s32(data.length), data);
    }

    @Test
    void pixelsComeRowByRow() throws RfbException {
        try (ZlibPieces zlib = new ZlibPieces()) {
            byte[] data = rectangle(zlib, Hex.bytes("00 F8  E0 07  1F 00  FF FF"));
            assertThat(picture(decode(Encoding.ZLIB, PixelFormat.RGB565, 2, 2, data)))
                    .isEqualTo("ff0000 ff00 ff ffffff");
        }
    }

    @Test
    void oneZlibStreamServesAllRectangles() throws RfbException {
        try (ZlibPieces zlib = new ZlibPieces()) {
            byte[] first = rectangle(zlib, Hex.bytes("01 00 00 00"));
            byte[] second = rectangle(zlib, Hex.bytes("02 00 00 00"));
            assertThat(picture(decode(Encoding.ZLIB, PixelFormat.BGRX8888, 1, 1, first, second)))
                    .isEqualTo("2");
        }
    }

    @Test
    void aPixelTooFewIsRefused() {
        try (ZlibPieces zlib = new ZlibPieces()) {
            byte[] data = rectangle(zlib, Hex.bytes("01 00 00 00"));
            assertProtocolFailure(() -> decode(Encoding.ZLIB, PixelFormat.BGRX8888, 2, 1, data))
                    .withMessage("Zlib data ends before its rectangle is complete");
        }
    }

    @Test
    void aMegabyteMoreThanTheRectangleNeedsIsRefused() {
        try (ZlibPieces zlib = new ZlibPieces()) {
            byte[] data = rectangle(zlib, new byte[1 << 20]);
            assertProtocolFailure(() -> decode(Encoding.ZLIB, PixelFormat.BGRX8888, 1, 1, data))
                    .withMessage("Zlib data inflates to over 65536 bytes more than its rectangle needs");
        }
    }

    @Test
    void aLengthThatNothingNeedsIsRefused() {
        assertProtocolFailure(() -> decode(Encoding.ZLIB, 1, 1, "FF FF FF FF"))
                .withMessage("Zlib data of 4294967295 bytes: at most 65540 are taken");
    }
}
