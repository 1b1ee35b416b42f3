package io.vncshot.rfb.message;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.fixture.ZlibPieces;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

class UpdateReaderTest {
    @Test
    void rectanglesArePaintedInOrder() throws RfbException {
        MessageBench bench = new MessageBench(3, 1);
        bench.read(Hex.bytes("""
                00                       | FramebufferUpdate
                00                       | padding
                00 03                    | number of rectangles
                00 00 00 00 00 01 00 01  | 0,0 1x1
                00 00 00 00              | Raw
                01 00 00 00              |
                00 01 00 00 00 02 00 01  | 1,0 2x1
                00 00 00 00              | Raw
                02 00 00 00 03 00 00 00  |
                00 00 00 00 00 02 00 01  | 0,0 2x1
                00 00 00 01              | CopyRect
                00 01 00 00              | from 1,0
                """));
        assertThat(bench.screen.pixels()).containsExactly(0xFF000002, 0xFF000003, 0xFF000003);
        assertThat(bench.heard).containsExactly("painted 0,0 1x1", "painted 1,0 2x1", "painted 0,0 2x1");
    }

    @Test
    void anUpdateMayHaveNoRectangle() throws RfbException {
        MessageBench bench = new MessageBench(1, 1);
        bench.read(Messages.update(), Hex.bytes("00 FF 00 00"), Messages.bell());
        assertThat(bench.heard).containsExactly("bell");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 8, 9, 17, 21, 50, -260, -1, -254, -32, -262, -312, 0x7FFFFFFF, 0x80000000})
    void encodingsThatAreNotSpokenAreRefused(int encoding) {
        assertProtocolFailure(() -> new MessageBench(4, 4)
                        .read(Messages.update(Messages.header(1, 2, 3, 1, encoding)), new byte[1000]))
                .withMessage("encoding %d of rectangle 1,2 3x1: not one that this client asked for", encoding);
    }

    @ParameterizedTest
    @CsvSource({
        "4,0,1,1",
        "0,3,1,1",
        "0,0,5,1",
        "0,0,1,4",
        "1,0,4,3",
        "65535,0,1,1",
        "0,65535,1,1",
        "65535,65535,1,1",
        "65535,0,3,1",
        "3,0,65535,1",
        "2,0,6,2",
        "65535,65535,65535,65535",
    })
    void rectanglesOffTheScreenAreRefusedUnread(int x, int y, int width, int height) throws RfbException {
        for (int encoding : new int[] {0, 1, 16}) {
            MessageBench bench = new MessageBench(4, 3);
            assertProtocolFailure(() -> bench.read(Messages.update(Messages.header(x, y, width, height, encoding))))
                    .withMessage("rectangle %d,%d %dx%d: not on the screen of 4x3", x, y, width, height);
            assertThat(bench.screen.pixels()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"5,0", "0,4", "65535,65535"})
    void emptyRectanglesAreBoundToTheScreenToo(int x, int y) {
        assertProtocolFailure(() -> new MessageBench(4, 3).read(Messages.update(Messages.header(x, y, 0, 0, 0))))
                .withMessageContaining("not on the screen");
    }

    @Test
    void theGeometryOfPseudoRectanglesIsNoPlaceOnTheScreen() throws RfbException {
        MessageBench bench = new MessageBench(1, 1);
        bench.read(Messages.update(
                Messages.cursor(500, 600, 2, 2),
                Hex.join(Messages.header(9, 9, 9, 9, -307), Messages.s32(0)),
                Messages.header(7, 7, 7, 7, -224)));
        assertThat(bench.heard).containsExactly("cursor 2x2 at 500,600", "renamed ");
        assertThat(bench.screen.isComplete()).isFalse();
    }

    @Test
    void lastRectEndsAnUpdateOfUnknownLength() throws RfbException {
        MessageBench bench = new MessageBench(2, 1);
        bench.read(
                Messages.openUpdate(Messages.raw(0, 0, 1, 1, 1), Messages.raw(1, 0, 1, 1, 2), Messages.lastRect()),
                Messages.bell());
        assertThat(bench.heard).containsExactly("painted 0,0 1x1", "painted 1,0 1x1", "bell");
    }

    @Test
    void lastRectEndsAnyUpdate() throws RfbException {
        MessageBench bench = new MessageBench(2, 1);
        bench.read(Hex.bytes("00 00 00 05"), Messages.raw(0, 0, 1, 1, 1), Messages.lastRect(), Messages.bell());
        assertThat(bench.heard).containsExactly("painted 0,0 1x1", "bell");
    }

    @Test
    void anUpdateOfUnknownLengthMayHaveMoreThan65535Rectangles() throws RfbException {
        MessageBench bench = new MessageBench(2, 1);
        bench.read(
                Messages.openUpdate(Hex.repeat(70_000, Messages.header(0, 0, 0, 0, 0))),
                Messages.lastRect(),
                Messages.bell());
        assertThat(bench.heard).hasSize(70_001).endsWith("bell");
        assertThat(bench.screen.pixels()).isEmpty();
    }

    @Test
    void theLargestCountIsCounted() throws RfbException {
        MessageBench bench = new MessageBench(2, 1);
        bench.read(Hex.bytes("00 00 FF FE"), Hex.repeat(65534, Messages.header(0, 0, 0, 0, 0)), Messages.bell());
        assertThat(bench.heard).hasSize(65535).endsWith("bell");
    }

    @Test
    void aCountThatSaysTooMuchWaitsForMore() {
        assertFailure(
                        Reason.CONNECTION_LOST,
                        () -> new MessageBench(1, 1).read(Hex.bytes("00 00 00 02"), Messages.raw(0, 0, 1, 1, 1)))
                .withMessage("the server closed the connection while the rest of an update was due");
    }

    @Test
    void aCountThatSaysTooLittleMakesTheRestAMessage() {
        assertProtocolFailure(() -> new MessageBench(300, 1)
                        .read(Messages.update(Messages.raw(0, 0, 1, 1, 1)), Messages.raw(0x400, 0, 1, 1, 1)))
                .withMessageStartingWith("message type 4:");
    }

    @Test
    void aNewSizeHoldsForTheRestOfTheUpdate() throws RfbException {
        MessageBench bench = new MessageBench(2, 2);
        bench.read(Messages.update(
                Messages.filled(0, 0, 2, 2, 1), Messages.desktopSize(3, 1), Messages.raw(0, 0, 3, 1, 4, 5, 6)));
        assertThat(bench.screen.pixels()).containsExactly(0xFF000004, 0xFF000005, 0xFF000006);
        assertThat(bench.screen.isComplete()).isTrue();
        assertThat(bench.heard).containsExactly("painted 0,0 2x2", "resized 3x1", "painted 0,0 3x1");
    }

    @Test
    void aRectangleOfTheOldSizeIsRefusedAfterTheScreenShrank() {
        assertProtocolFailure(() -> new MessageBench(4, 4)
                        .read(Messages.update(Messages.desktopSize(2, 2), Messages.filled(0, 0, 4, 4, 1))))
                .withMessage("rectangle 0,0 4x4: not on the screen of 2x2");
    }

    @Test
    void anUpdateMayBeCutAnywhere() throws RfbException {
        byte[] update = mixedUpdate();
        for (int length = 0; length < update.length; length++) {
            BytesTransport cut = BytesTransport.of(Arrays.copyOf(update, length));
            MessageBench bench = new MessageBench(4, 4);
            assertFailure(
                    Reason.CONNECTION_LOST, () -> bench.reader(cut.input()).read());
        }
        MessageBench bench = new MessageBench(4, 4);
        bench.read(update);
        assertThat(bench.screen.isComplete()).isTrue();
    }

    private static byte[] mixedUpdate() {
        try (ZlibPieces zlib = new ZlibPieces()) {
            return Messages.update(
                    Messages.desktopName("é"),
                    Messages.extendedDesktopSize(0, 0, 3, 2),
                    Messages.cursor(1, 1, 9, 2),
                    Messages.raw(0, 0, 1, 2, 1, 2),
                    Messages.zrle(1, 0, 1, 2, zlib.piece(Hex.bytes("01 07 00 00"))),
                    Messages.copyRect(2, 0, 1, 2, 1, 0));
        }
    }
}
