package io.vncshot.rfb.encoding;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Screens;
import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.PictureDecoder;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.screen.Framebuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

/** Rectangles that are picture files, handed to a decoder that notes what it gets and paints one colour. */
class PictureRectanglesTest {
    private static final String TABLES = "FF DB 00 03 01  FF C4 00 04 02 03";
    private static final String SCAN = "FF C0 00 02  FF DA 00 03 09  11 22 FF 00 33 FF D0 44 FF D7 55";

    private final List<String> files = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "TIGHT, 90 03 01 02 03, JPEG 010203 3x2",
        "TIGHT, 9F 00, JPEG  3x2",
        "TIGHT_PNG, 90 02 01 02, JPEG 0102 3x2",
        "TIGHT_PNG, A0 02 01 02, PNG 0102 3x2",
        "TIGHT_PNG, AF 01 07, PNG 07 3x2"
    })
    void aFileOfSoManyBytesIsHandedOver(Encoding encoding, String bytes, String file) throws RfbException {
        Framebuffer screen = decode(encoding, Hex.bytes(bytes));
        assertThat(files).containsExactly(file);
        assertThat(screen.pixels()).containsOnly(0xFF010203);
    }

    @Test
    void tightPngFillsWithATPixel() throws RfbException {
        assertThat(decode(Encoding.TIGHT_PNG, Hex.bytes("80 0A 0B 0C")).pixels())
                .containsOnly(0xFF0A0B0C);
    }

    @ParameterizedTest
    @CsvSource({"00, 0", "40, 64", "B0, 176", "E0, 224"})
    void tightPngHasNoZlib(String control, int number) {
        assertProtocolFailure(() -> decode(Encoding.TIGHT_PNG, Hex.bytes(control)))
                .withMessage("TightPNG compression control %d: must be of kind 8, 9 or 10", number);
    }

    @Test
    void whatTheDecoderRefusesIsAFailureOfTheServer() {
        PictureDecoder refusing = new PictureDecoder() {
            @Override
            public int[] decode(Format format, byte[] file, int width, int height) throws IOException {
                throw new IOException("not one");
            }
        };
        assertProtocolFailure(() -> decode(Encoding.TIGHT, refusing, Hex.bytes("90 01 00")))
                .withMessage("a JPEG of 3x2: not one");
    }

    @ParameterizedTest
    @CsvSource({"TIGHT, 90 03 01 02", "TIGHT_PNG, A0 80", "TIGHT_PNG, 80 01", "JPEG, FF D8 FF DA 00 02 01"})
    void aFileCutShortIsALostConnection(Encoding encoding, String bytes) {
        assertFailure(Reason.CONNECTION_LOST, () -> decode(encoding, Hex.bytes(bytes)));
    }

    @Test
    void aJpegEndsWithItsEndMarkerAndNoEarlier() throws RfbException {
        decode(Encoding.JPEG, Hex.bytes("FF D8 " + TABLES + SCAN + " FF D9"));
        assertThat(files).containsExactly("JPEG " + hex("FF D8 " + TABLES + SCAN + " FF D9") + " 3x2");
    }

    @Test
    void aJpegWithoutTablesHasThoseOfTheOneBefore() throws RfbException {
        byte[] first = Hex.bytes("FF D8 " + TABLES + SCAN + " FF D9");
        byte[] second = Hex.bytes("FF D8 " + SCAN + " FF D9");
        decode(Encoding.JPEG, first, second, second);
        assertThat(files).hasSize(3).containsOnly("JPEG " + hex("FF D8 " + TABLES + SCAN + " FF D9") + " 3x2");
    }

    @ParameterizedTest
    @CsvSource({
        "FF D9, a JPEG rectangle that does not begin with FF D8",
        "00 D8, a JPEG rectangle that does not begin with FF D8",
        "FF D8 FE E0, JPEG marker 254 224: must be 255 and 1 to 254",
        "FF D8 FF FF, JPEG marker 255 255: must be 255 and 1 to 254",
        "FF D8 FF E0 00 00, JPEG segment of 0 bytes: must be at least 2"
    })
    void aJpegIsMadeOfSegments(String bytes, String failure) {
        assertProtocolFailure(() -> decode(Encoding.JPEG, Hex.bytes(bytes))).withMessage(failure);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(Hex.bytes(text));
    }

    private Framebuffer decode(Encoding encoding, byte[]... rectangles) throws RfbException {
        return decode(encoding, this::paint, rectangles);
    }

    private int[] paint(PictureDecoder.Format format, byte[] file, int width, int height) {
        files.add(format + " " + HexFormat.of().formatHex(file) + " " + width + "x" + height);
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, 0xFF010203);
        return pixels;
    }

    private static Framebuffer decode(Encoding encoding, PictureDecoder pictures, byte[]... rectangles)
            throws RfbException {
        Framebuffer screen = Screens.empty(3, 2);
        RfbInput in = BytesTransport.of(rectangles).input();
        try (Decoders decoders = new Decoders(pictures)) {
            for (int i = 0; i < rectangles.length; i++) {
                decoders.decode(
                        encoding, in, Screens.codec(PixelFormat.BGRX8888), screen.region(new Rectangle(0, 0, 3, 2)));
            }
        }
        return screen;
    }
}
