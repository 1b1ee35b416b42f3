package io.vncshot.rfb.message;

import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.pixel.Cursor;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.ColourMap;
import io.vncshot.rfb.screen.PixelCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PseudoRectanglesTest {
    @Test
    void desktopSizeResizesAndForgetsThePicture() throws RfbException {
        MessageBench bench = new MessageBench(2, 1);
        bench.read(Messages.update(Messages.filled(0, 0, 2, 1, 1), Messages.desktopSize(1, 2)));
        assertThat(bench.heard).containsExactly("painted 0,0 2x1", "resized 1x2");
        assertThat(bench.screen.paintedPixels()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {-223, -308})
    void theSizeThatTheScreenHasChangesNothing(int encoding) throws RfbException {
        MessageBench bench = new MessageBench(2, 1);
        byte[] body = encoding == -223 ? new byte[0] : Hex.bytes("00 00 00 00");
        bench.read(
                Messages.update(Messages.filled(0, 0, 2, 1, 1), Hex.join(Messages.header(0, 0, 2, 1, encoding), body)));
        assertThat(bench.heard).containsExactly("painted 0,0 2x1");
        assertThat(bench.screen.isComplete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0,1", "1,0", "32768,1", "1,32768", "65535,65535", "32767,32767"})
    void sizesOutOfRangeAreRefused(int width, int height) {
        assertProtocolFailure(() -> new MessageBench(2, 1).read(Messages.update(Messages.desktopSize(width, height))))
                .withMessageStartingWith("DesktopSize with a screen of " + width + "x" + height + ": ");
        assertProtocolFailure(() ->
                        new MessageBench(2, 1).read(Messages.update(Messages.extendedDesktopSize(0, 0, width, height))))
                .withMessageStartingWith("ExtendedDesktopSize with a screen of " + width + "x" + height + ": ");
    }

    @Test
    void theScreenMayChange20000Times() throws RfbException {
        MessageBench bench = new MessageBench(1, 1);
        bench.read(
                Messages.openUpdate(Hex.repeat(
                        10_000, Hex.join(Messages.desktopSize(32767, 2048), Messages.desktopSize(2048, 32767)))),
                Messages.lastRect());
        assertThat(bench.heard).hasSize(20_000);
        assertThat(bench.screen.pixels()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,0,true", "1,0,true", "2,0,true", "1,1,false", "1,2,false", "1,3,false", "1,4,false", "0,65535,false"
    })
    void extendedDesktopSizeCountsOnlyWhenItSucceeded(int requester, int status, boolean counts) throws RfbException {
        MessageBench bench = new MessageBench(2, 1);
        bench.read(Messages.update(Messages.extendedDesktopSize(requester, status, 5, 6)), Messages.bell());
        assertThat(bench.heard.get(0)).isEqualTo(counts ? "resized 5x6" : "bell");
        assertThat(bench.screen.width()).isEqualTo(counts ? 5 : 2);
    }

    @Test
    void aFailedSizeMayBeAnything() throws RfbException {
        MessageBench bench = new MessageBench(2, 1);
        bench.read(Messages.update(Messages.extendedDesktopSize(1, 3, 0, 65535)), Messages.bell());
        assertThat(bench.heard).containsExactly("bell");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 255})
    void theScreensOfExtendedDesktopSizeArePassedOver(int screens) throws RfbException {
        MessageBench bench = new MessageBench(2, 1);
        bench.read(
                Messages.update(Hex.join(
                        Messages.header(0, 0, 3, 3, -308),
                        new byte[] {(byte) screens, 1, 2, 3},
                        Hex.repeat(screens * 16, Hex.bytes("FF")))),
                Messages.bell());
        assertThat(bench.heard).containsExactly("resized 3x3", "bell");
    }

    @Test
    void aCursorOfTwoColoursHasTheseAndItsMask() throws RfbException {
        MessageBench bench = new MessageBench(1, 1);
        bench.read(Messages.update(
                Hex.join(
                        Messages.header(1, 0, 3, 2, -240),
                        Hex.bytes("01 02 03  0A 0B 0C"),
                        Hex.bytes("A0 40"),
                        Hex.bytes("E0 C0")),
                Messages.header(0, 0, 0, 0, -240)));
        assertThat(bench.heard).containsExactly("cursor 3x2 at 1,0", "cursor 1x1 at 0,0");
        assertThat(bench.cursors.get(1).argb()).containsExactly(0);
        assertThat(bench.cursors.get(0).argb())
                .containsExactly(0xFF010203, 0xFF0A0B0C, 0xFF010203, 0xFF0A0B0C, 0xFF010203, 0);
    }

    @Test
    void aCursorWithAlphaKeepsIt() throws RfbException {
        MessageBench bench = new MessageBench(1, 1);
        bench.read(Messages.update(
                Hex.join(Messages.header(0, 1, 2, 1, -314), Hex.bytes("00 00 00 00  01 02 03 80  0A 0B 0C FF")),
                Hex.join(Messages.header(0, 0, 0, 0, -314), Hex.bytes("00 00 00 00"))));
        assertThat(bench.heard).containsExactly("cursor 2x1 at 0,1", "cursor 1x1 at 0,0");
        assertThat(bench.cursors.get(1).argb()).containsExactly(0);
        assertThat(bench.cursors.get(0).argb()).containsExactly(0x80010203, 0xFF0A0B0C);
    }

    /** Each with a body that the next message shows to have been read to its end. */
    @ParameterizedTest
    @CsvSource({
        "-232, ''",
        "-257, ''",
        "-259, ''",
        "-261, 07",
        "1464686180, 00 00 01020304 05060708 01020304 05060708",
        "1464686180, 01 00 01020304 05060708",
        "1464686181, 00 01",
        "1464686182, ''",
        "1464686184, 00 00 00 07",
        "1464686185, 20 18 00 01 00FF 00FF 00FF 10 08 00 000000"
    })
    void whatNobodyAskedForIsPassedOver(int encoding, String body) throws RfbException {
        MessageBench bench = new MessageBench(2, 1);
        bench.read(Messages.update(Hex.join(Messages.header(0, 0, 2, 1, encoding), Hex.bytes(body))), Messages.bell());
        assertThat(bench.heard).containsExactly("bell");
    }

    @Test
    void desktopNamesAreUtf8OrLatin1() throws RfbException {
        MessageBench bench = new MessageBench(1, 1);
        bench.read(Messages.update(
                Messages.desktopName("Büro 日本"),
                Hex.join(Messages.header(0, 0, 0, 0, -307), Hex.bytes("00 00 00 02  42 FC")),
                Messages.desktopName("")));
        assertThat(bench.heard).containsExactly("renamed Büro 日本", "renamed Bü", "renamed ");
    }

    @Test
    void longDesktopNamesAreCutAndHugeOnesRefused() throws RfbException {
        MessageBench bench = new MessageBench(1, 1);
        bench.read(Messages.update(Messages.desktopName("a".repeat(1 << 20))), Messages.bell());
        assertThat(bench.heard).containsExactly("renamed 65536 characters", "bell");
        assertProtocolFailure(() -> bench.read(
                        Messages.update(Hex.join(Messages.header(0, 0, 0, 0, -307), Messages.s32((1 << 20) + 1)))))
                .withMessage("desktop name of 1048577 bytes: at most 1048576 are taken");
        assertProtocolFailure(() ->
                        bench.read(Messages.update(Hex.join(Messages.header(0, 0, 0, 0, -307), Messages.s32(-1)))))
                .withMessageStartingWith("desktop name of 4294967295 bytes");
    }

    @Test
    void aCursorIsOpaqueWhereItsMaskIsSet() throws RfbException {
        Cursor cursor = readCursor(PixelFormat.BGRX8888, Hex.bytes("""
                00 01 00 00 00 02 00 02  | hot spot 1,0, 2x2
                FF FF FF 11              | Cursor
                33 22 11 00 66 55 44 00  | row 0
                99 88 77 00 CC BB AA 00  | row 1
                80                       | 1 0, padding clear
                7F                       | 0 1, padding set
                """));
        assertThat(cursor.hotspotX()).isEqualTo(1);
        assertThat(cursor.hotspotY()).isZero();
        assertThat(cursor.width()).isEqualTo(2);
        assertThat(cursor.height()).isEqualTo(2);
        assertThat(cursor.argb()).containsExactly(0xFF112233, 0, 0, 0xFFAABBCC);
    }

    @Test
    void theRowsOfAMaskBeginAtBytes() throws RfbException {
        Cursor cursor = readCursor(PixelFormat.BGR233, Hex.bytes("""
                00 00 00 00 00 09 00 02     | hot spot 0,0, 9x2
                FF FF FF 11                 | Cursor
                07 07 07 07 07 07 07 07 38  | row 0
                C0 C0 C0 C0 C0 C0 C0 C0 07  | row 1
                01 80                       | 0000 0001 1
                80 7F                       | 1000 0000 0, padding set
                """));
        assertThat(cursor.argb())
                .containsExactly(0, 0, 0, 0, 0, 0, 0, 0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0,5", "5,0", "0,1024"})
    void aCursorWithoutPixelsHasNoBytes(int width, int height) throws RfbException {
        MessageBench bench = new MessageBench(1, 1);
        bench.read(Messages.update(Messages.header(0, 0, width, height, -239)), Messages.bell());
        assertThat(bench.heard).containsExactly("cursor " + width + "x" + height + " at 0,0", "bell");
    }

    @Test
    void cursorsUpTo1024PixelsASideAreTaken() throws RfbException {
        Cursor cursor = readCursor(PixelFormat.BGRX8888, Messages.cursor(3, 4, 1024, 1024));
        assertThat(cursor.argb()).hasSize(1 << 20).containsOnly(-1);
    }

    @ParameterizedTest
    @CsvSource({"1025,1", "1,1025", "0,1025", "65535,65535"})
    void largerCursorsAreRefusedUnread(int width, int height) {
        assertProtocolFailure(
                        () -> new MessageBench(1, 1).read(Messages.update(Messages.header(0, 0, width, height, -239))))
                .withMessage("cursor of %dx%d: each side must be at most 1024", width, height);
    }

    @Test
    void hotSpotsOutsideTheShapeAreKeptAsTheyCome() throws RfbException {
        Cursor cursor = readCursor(PixelFormat.BGRX8888, Messages.cursor(65535, 65535, 1, 1));
        assertThat(cursor.hotspotX()).isEqualTo(65535);
        assertThat(cursor.hotspotY()).isEqualTo(65535);
    }

    @Test
    void onlyPseudoEncodingsWithABodyAreReadHere() throws RfbException {
        MessageBench bench = new MessageBench(1, 1);
        PseudoRectangles pseudo = new PseudoRectangles(
                io.vncshot.rfb.fixture.BytesTransport.of().input(),
                new PixelCodec(PixelFormat.BGRX8888, new ColourMap()),
                bench.screen,
                bench);
        for (Encoding encoding : Encoding.values()) {
            if (encoding.kind() != Encoding.Kind.PSEUDO || encoding == Encoding.LAST_RECT) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> pseudo.read(encoding, new Rectangle(0, 0, 0, 0)))
                        .withMessage("%s is no pseudo-encoding with a body", encoding);
            }
        }
    }

    private static Cursor readCursor(PixelFormat format, byte[] rectangle) throws RfbException {
        MessageBench bench = new MessageBench(format, 1, 1);
        bench.read(Messages.update(rectangle));
        assertThat(bench.cursors).hasSize(1);
        return bench.cursors.get(0);
    }
}
