package io.vncshot.rfb;

import io.vncshot.rfb.fixture.FakeServer;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.fixture.PictureServer;
import io.vncshot.rfb.handshake.ServerInit;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.PictureDecoder;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.protocol.SecurityType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RfbSessionTest {
    private static final String ENCODINGS = "encodings 0 -223 -308 -307 -239 -254";

    private final PictureServer picture = new PictureServer(1);
    private final FakeServer server = new FakeServer(picture);

    @Test
    void tellsTheServerWhatToSendAndAsksForNothing() throws RfbException {
        try (RfbSession session = Sessions.begin(server, 4, 3)) {
            assertThat(server.received()).containsExactly(ENCODINGS);
            assertThat(session.width()).isEqualTo(4);
            assertThat(session.height()).isEqualTo(3);
            assertThat(session.desktopName()).isEqualTo("test");
            assertThat(session.protocolVersion()).isEqualTo("3.8");
            assertThat(session.securityType()).isEqualTo(SecurityType.NONE);
            assertThat(session.pixelFormat()).isEqualTo(PixelFormat.BGRX8888);
            assertThat(session.pixels()).isEmpty();
            assertThat(session.cursor()).isEmpty();
        }
        assertThat(server.isClosed()).isTrue();
    }

    @Test
    void setsTheFormatBeforeTheEncodingsWhereTheServersIsNotDependable() throws RfbException {
        PixelFormat mapped = new PixelFormat(8, 8, false, false, 0, 0, 0, 0, 0, 0);
        ServerInit init = new ServerInit(4, 3, mapped, "");
        try (RfbSession session = Sessions.begin(server, init, ClientOptions.defaults())) {
            assertThat(server.received()).containsExactly("format 32 bits", ENCODINGS);
            assertThat(session.pixelFormat()).isEqualTo(PixelFormat.BGRX8888);
        }
    }

    @Test
    void setsTheFormatWhereTheServersCannotBe() throws RfbException {
        ServerInit init = new ServerInit(4, 3, null, "");
        try (RfbSession session = Sessions.begin(server, init, ClientOptions.defaults())) {
            assertThat(server.received()).containsExactly("format 32 bits", ENCODINGS);
            assertThat(session.pixelFormat()).isEqualTo(PixelFormat.BGRX8888);
        }
    }

    /** TigerVNC sends nothing more to a client that leaves one unanswered. */
    @Test
    void everyFenceThatAsksForItIsAnsweredWithTheFlagsThatAreKnown() throws RfbException {
        try (RfbSession session = Sessions.begin(server, 4, 3)) {
            session.refresh(server.clock().seconds(10));
            server.received().clear();
            server.send(Hex.bytes("F8 000000 80000100 02 ABCD"), Hex.bytes("F8 000000 FFFFFFFF 00"));
            server.send(Hex.bytes("F8 000000 00000007 01 00"));
            session.serveUntil(server.clock().seconds(1));
            assertThat(server.received()).containsExactly("fence 0 abcd", "fence 7 ");
        }
    }

    @Test
    void aQualityIsNamedInEveryListOfEncodings() throws RfbException {
        ServerInit init = new ServerInit(4, 3, PixelFormat.BGRX8888, "");
        try (RfbSession session =
                Sessions.begin(server, init, ClientOptions.defaults().withQuality(6))) {
            assertThat(server.received())
                    .containsExactly("encodings 7 21 16 6 5 15 2 4 0 1 -224 -223 -308 -307 -239 -254 -26");
            session.announceScancodes(server.clock().seconds(10));
            assertThat(server.received().get(1)).startsWith("encodings 7 21 ").endsWith(" -26");
        }
    }

    @Test
    void jpegIsTakenOnlyFromServersThatWereAskedForIt() throws RfbException {
        ServerInit init = new ServerInit(2, 1, PixelFormat.BGRX8888, "");
        byte[] update = Messages.update(Hex.join(Messages.header(0, 0, 2, 1, 7), Hex.bytes("90 01 00")));
        ClientOptions options = ClientOptions.defaults().withPictures(new OneColour());
        FakeServer asked = FakeServer.silent();
        try (RfbSession session = Sessions.begin(asked, init, options.withQuality(0))) {
            asked.send(update);
            session.refresh(asked.clock().seconds(10));
            assertThat(session.pixels()).containsOnly(0xFF0000FF);
        }
        FakeServer unasked = FakeServer.silent();
        try (RfbSession session = Sessions.begin(unasked, init, options)) {
            unasked.send(update);
            assertProtocolFailure(() -> session.refresh(unasked.clock().seconds(10)))
                    .withMessage("a rectangle in JPEG: this client has not asked for loss (--quality)");
        }
    }

    private static final class OneColour implements PictureDecoder {
        @Override
        public int[] decode(Format format, byte[] file, int width, int height) {
            int[] pixels = new int[width * height];
            Arrays.fill(pixels, 0xFF0000FF);
            return pixels;
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0", "65535,65535", "32767,32767", "8193,8192"})
    void aScreenOutOfRangeIsRefused(int width, int height) {
        assertProtocolFailure(() -> Sessions.begin(server, width, height))
                .withMessageStartingWith("ServerInit with a screen of " + width + "x" + height + ": ");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void theLimitOfPixelsIsAnOption() throws RfbException {
        ServerInit init = new ServerInit(4, 3, PixelFormat.BGRX8888, "");
        Sessions.begin(server, init, ClientOptions.defaults().withMaxPixels(12)).close();
        assertProtocolFailure(() ->
                        Sessions.begin(server, init, ClientOptions.defaults().withMaxPixels(11)))
                .withMessageContaining("over the limit of 11 pixels");
    }

    /** TigerVNC keeps at most 32 MiB for a client that does not read them at once. */
    @Test
    void aVeryLargeScreenIsAskedForInBands() throws RfbException {
        FakeServer large = new FakeServer(new PictureServer(7));
        try (RfbSession session = Sessions.begin(large, 8192, 1100)) {
            session.refresh(large.clock().seconds(30));
            assertThat(large.received())
                    .filteredOn(message -> message.startsWith("full"))
                    .containsExactly("full 0,0 8192x512", "full 0,512 8192x512", "full 0,1024 8192x76");
            assertThat(session.pixels()[8192 * 1100 - 1]).isEqualTo(0xFF000007);
        }
    }

    @Test
    void refreshReadsAPictureThatIsNotOlderThanTheCall() throws RfbException {
        try (RfbSession session = Sessions.begin(server, 4, 3)) {
            session.refresh(server.clock().seconds(30));
            assertThat(session.pixels()).hasSize(12).containsOnly(0xFF000001);
            picture.show(2);
            session.refresh(server.clock().seconds(30));
            assertThat(session.pixels()).containsOnly(0xFF000002);
        }
    }

    @Test
    void releasedPixelsStayWhatTheyWereAndTheNextPictureIsReadAnew() throws RfbException {
        try (RfbSession session = Sessions.begin(server, 4, 3)) {
            session.refresh(server.clock().seconds(30));
            int[] first = session.pixels();
            session.releasePixels();
            assertThat(session.pixels()).isEmpty();
            picture.show(2);
            session.refreshChanges(server.clock().seconds(30));
            assertThat(first).hasSize(12).containsOnly(0xFF000001);
            assertThat(session.pixels()).hasSize(12).containsOnly(0xFF000002);
        }
    }

    @Test
    void theFirstChangesAreTheWholeScreen() throws RfbException {
        try (RfbSession session = Sessions.begin(server, 4, 3)) {
            session.refreshChanges(server.clock().seconds(30));
            assertThat(session.pixels()).hasSize(12).containsOnly(0xFF000001);
            picture.answer(Messages.update(Messages.raw(1, 1, 1, 1, 7)));
            session.refreshChanges(server.clock().seconds(30));
            assertThat(session.pixels()[5]).isEqualTo(0xFF000007);
            assertThat(server.received()).startsWith(ENCODINGS, "full 0,0 4x3", "changes 0,0 4x3", "full 0,0 1x1");
        }
    }

    @Test
    void changesAreAskedForUntilNoneCome() throws RfbException {
        try (RfbSession session = Sessions.begin(server, 4, 3)) {
            session.refresh(server.clock().seconds(30));
            picture.answer(Messages.update(Messages.raw(1, 1, 1, 1, 7)))
                    .answer(Messages.update(Messages.raw(0, 0, 1, 1, 1)))
                    .answer(Messages.update(Messages.raw(2, 1, 1, 1, 8)))
                    .answer(Messages.update(Messages.raw(0, 0, 1, 1, 1)));
            session.refreshChanges(server.clock().seconds(30));
            assertThat(session.pixels()[5]).isEqualTo(0xFF000007);
            assertThat(session.pixels()[6]).isEqualTo(0xFF000008);
        }
    }

    /** QEMU sends a tile of 16 pixels for one. */
    @Test
    void theSurroundingsOfTheOnePixelAreNoChange() throws RfbException {
        try (RfbSession session = Sessions.begin(server, 100, 3)) {
            session.refresh(server.clock().seconds(30));
            for (int i = 0; i < 20; i++) {
                picture.answer(new byte[0]).answer(Messages.update(Messages.filled(0, 0, 16, 1, 5)));
            }
            session.refreshChanges(server.clock().seconds(30));
            assertThat(server.received()).filteredOn("full 0,0 1x1"::equals).hasSize(1);
        }
    }

    @Test
    void changesThatNeverEndAreLeftWhenAScreenfulHasCome() throws RfbException {
        try (RfbSession session = Sessions.begin(server, 100, 3)) {
            session.refresh(server.clock().seconds(30));
            for (int i = 0; i < 20; i++) {
                picture.answer(Messages.update(Messages.filled(0, 0, 100, 2, i)))
                        .answer(Messages.update(Messages.raw(0, 0, 1, 1, i)));
            }
            session.refreshChanges(server.clock().seconds(30));
            assertThat(server.received()).filteredOn("full 0,0 1x1"::equals).hasSize(2);
        }
    }

    @Test
    void anUpdateHasItsOwnTimeWithinTheCallers() throws RfbException {
        FakeServer silent = FakeServer.silent();
        try (RfbSession session = Sessions.begin(silent, 4, 3)) {
            assertFailure(Reason.TIMEOUT, () -> session.refresh(silent.clock().seconds(100)))
                    .withMessageContaining("within 30 s;");
            assertThat(silent.clock().millis()).isEqualTo(30_000);
            assertFailure(Reason.TIMEOUT, () -> session.refresh(silent.clock().seconds(5)))
                    .withMessageContaining("within 5 s (--timeout);");
            assertThat(silent.clock().millis()).isEqualTo(35_000);
        }
    }

    @Test
    void theCursorIsKept() throws RfbException {
        picture.answer(Messages.update(Messages.cursor(1, 2, 3, 4), Messages.filled(0, 0, 4, 3, 1)));
        try (RfbSession session = Sessions.begin(server, 4, 3)) {
            session.refresh(server.clock().seconds(30));
            assertThat(session.cursor().orElseThrow().height()).isEqualTo(4);
        }
    }

    @Test
    void aHiddenCursorIsNone() throws RfbException {
        picture.answer(Messages.update(Messages.cursor(0, 0, 0, 0), Messages.filled(0, 0, 4, 3, 1)));
        try (RfbSession session = Sessions.begin(server, 4, 3)) {
            session.refresh(server.clock().seconds(30));
            assertThat(session.cursor()).isEmpty();
        }
    }

    @Test
    void keysAndPointerAreSentAtOnce() throws RfbException {
        try (RfbSession session = Sessions.begin(server, 4, 3)) {
            server.received().clear();
            session.keyDown(65, server.clock().seconds(30));
            session.keyUp(65, server.clock().seconds(30));
            session.pointer(3, 2, 5, server.clock().seconds(30));
            assertThat(server.received()).containsExactly("key down 65", "key up 65", "pointer 3,2 buttons 5");
        }
    }

    @ParameterizedTest
    @CsvSource({"-1,0", "0,-1", "4,0", "0,3"})
    void pointsOffTheScreenAreNotSent(int x, int y) throws RfbException {
        try (RfbSession session = Sessions.begin(server, 4, 3)) {
            server.received().clear();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> session.pointer(x, y, 0, server.clock().seconds(30)))
                    .withMessage("point %d,%d: not on the screen of 4x3", x, y);
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void inputIsReadOnceTheServerAnswers() throws RfbException {
        try (RfbSession session = Sessions.begin(server, 4, 3)) {
            session.refresh(server.clock().seconds(30));
            assertThat(session.awaitInputRead(server.clock().seconds(30))).isTrue();
        }
        FakeServer silent = FakeServer.silent();
        try (RfbSession session = Sessions.begin(silent, 4, 3)) {
            assertThat(session.awaitInputRead(silent.clock().seconds(3))).isFalse();
            silent.hangUp();
            assertFailure(
                    Reason.CONNECTION_LOST,
                    () -> session.awaitInputRead(silent.clock().seconds(3)));
        }
    }

    @Test
    void servingReadsUntilTheDeadline() throws RfbException {
        List<String> heard = new ArrayList<>();
        ServerInit init = new ServerInit(4, 3, PixelFormat.BGRX8888, "");
        ClientOptions options = ClientOptions.defaults().withListener(new Listener(heard));
        try (RfbSession session = Sessions.begin(server, init, options)) {
            server.sendAfter(Duration.ofMillis(100), Messages.bell());
            server.sendAfter(Duration.ofMillis(100), Hex.bytes("03 00 00 00 00 00 00 01 61"));
            server.sendAfter(
                    Duration.ofMillis(100), Messages.update(Messages.desktopSize(5, 6), Messages.desktopName("b")));
            session.serveUntil(server.clock().seconds(1));
            assertThat(server.clock().millis()).isEqualTo(1000);
            assertThat(heard).containsExactly("bell", "cut text a", "resized 5x6", "renamed b");
            assertThat(session.width()).isEqualTo(5);
            assertThat(session.desktopName()).isEqualTo("b");
            assertThat(server.received()).containsExactly(ENCODINGS);
        }
    }

    @Test
    void aMessageThatTheDeadlineCutsInTwoIsReadToItsEnd() throws RfbException {
        List<String> heard = new ArrayList<>();
        ServerInit init = new ServerInit(4, 3, PixelFormat.BGRX8888, "");
        ClientOptions options = ClientOptions.defaults().withListener(new Listener(heard));
        try (RfbSession session = Sessions.begin(server, init, options)) {
            server.sendAfter(Duration.ofMillis(900), Hex.bytes("03 00 00 00 00 00"));
            server.sendAfter(Duration.ofMillis(200), Hex.bytes("00 01 61"));
            session.serveUntil(server.clock().seconds(1));
            session.serveUntil(server.clock().seconds(1));
            assertThat(heard).containsExactly("cut text a");
        }
    }

    @Test
    void servingEndsWithTheConnection() throws RfbException {
        try (RfbSession session = Sessions.begin(server, 4, 3)) {
            server.hangUp();
            assertFailure(
                    Reason.CONNECTION_LOST,
                    () -> session.serveUntil(server.clock().seconds(1)));
        }
    }

    private record Listener(List<String> heard) implements SessionListener {
        @Override
        public void bell() {
            heard.add("bell");
        }

        @Override
        public void cutText(String text) {
            heard.add("cut text " + text);
        }

        @Override
        public void resized(int width, int height) {
            heard.add("resized " + width + "x" + height);
        }

        @Override
        public void renamed(String desktopName) {
            heard.add("renamed " + desktopName);
        }
    }
}
