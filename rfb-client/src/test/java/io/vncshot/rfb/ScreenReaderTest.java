package io.vncshot.rfb;

import io.vncshot.rfb.encoding.Decoders;
import io.vncshot.rfb.fixture.FakeServer;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.fixture.PictureServer;
import io.vncshot.rfb.fixture.Screens;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.PictureDecoder;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.screen.Framebuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

class ScreenReaderTest {
    private static final int RED = 0xFF0000;
    private static final int GREEN = 0x00FF00;
    private static final byte[] NOTHING = {};

    private final PictureServer picture = new PictureServer(RED);
    private final FakeServer server = new FakeServer(picture);
    private final Framebuffer screen;
    private final ScreenReader reader;

    ScreenReaderTest() throws RfbException {
        screen = Screens.empty(4, 4);
        reader = readerOf(server);
    }

    @Test
    void oneFullRequestIsEnoughForAServerThatAnswersIt() throws RfbException {
        readAll();
        assertThat(server.received()).containsExactly("full 0,0 4x4");
        assertThat(screen.pixels()).hasSize(16).containsOnly(0xFF000000 | RED);
    }

    @Test
    void aFirstUpdateWithoutPixelsIsFollowedByARequestForTheRest() throws RfbException {
        picture.answer(Messages.update(Messages.extendedDesktopSize(0, 0, 4, 4), Messages.cursor(0, 0, 1, 1)))
                .answer(Messages.update())
                .answer(Messages.update(Messages.filled(0, 0, 4, 4, GREEN)));
        readAll();
        assertThat(server.received()).containsExactly("full 0,0 4x4", "changes 0,0 4x4", "changes 0,0 4x4");
        assertThat(screen.pixels()).containsOnly(0xFF000000 | GREEN);
    }

    @Test
    void slicesAreAskedForOneByOne() throws RfbException {
        for (int y = 0; y < 4; y++) {
            picture.answer(Messages.update(Messages.filled(0, y, 4, 1, y)));
        }
        readAll();
        assertThat(server.received())
                .containsExactly("full 0,0 4x4", "changes 0,0 4x4", "changes 0,0 4x4", "changes 0,0 4x4");
        assertThat(screen.pixels()[15]).isEqualTo(0xFF000003);
    }

    @Test
    void slicesMayComeUnasked() throws RfbException {
        picture.answer(
                        Messages.update(Messages.filled(0, 0, 4, 2, GREEN)),
                        Messages.update(Messages.filled(0, 2, 4, 2, GREEN)))
                .answer(NOTHING);
        readAll();
        assertThat(screen.pixels()).containsOnly(0xFF000000 | GREEN);
    }

    @Test
    void aSizeAloneIsFollowedByAFullRequestOfThatSize() throws RfbException {
        picture.answer(Messages.update(Messages.desktopSize(5, 2)));
        readAll();
        assertThat(server.received()).containsExactly("full 0,0 4x4", "full 0,0 5x2");
        assertThat(screen.pixels()).hasSize(10).containsOnly(0xFF000000 | RED);
    }

    @Test
    void aSizeAmidTheUpdateVoidsWhatWasPaintedBefore() throws RfbException {
        picture.answer(Messages.update(
                Messages.filled(0, 0, 4, 4, GREEN), Messages.desktopSize(2, 2), Messages.filled(0, 0, 2, 1, GREEN)));
        readAll();
        assertThat(server.received()).containsExactly("full 0,0 4x4", "full 0,0 2x2");
        assertThat(screen.pixels()).hasSize(4).containsOnly(0xFF000000 | RED);
    }

    @Test
    void theSizeThatTheScreenHasIsNoReasonToAskAnew() throws RfbException {
        picture.answer(Messages.update(Messages.filled(0, 0, 4, 3, GREEN), Messages.desktopSize(4, 4)))
                .answer(Messages.update(Messages.filled(0, 3, 4, 1, GREEN)));
        readAll();
        assertThat(server.received()).containsExactly("full 0,0 4x4", "changes 0,0 4x4");
    }

    /** What came before the request may be as old as the last time that anybody looked. */
    @Test
    void anUpdateThatCameBeforeTheRequestIsNotThePicture() throws RfbException {
        readAll();
        server.send(Messages.update(Messages.filled(0, 0, 4, 4, 0x111111)));
        server.clock().advanceMillis(1000);
        picture.show(GREEN);
        readAll();
        assertThat(screen.pixels()).containsOnly(0xFF000000 | GREEN);
    }

    /** Some servers send the new size and all pixels of it in one update. */
    @Test
    void noAnswerIsLeftOverForTheNextPicture() throws RfbException {
        picture.answer(Messages.update(Messages.desktopSize(2, 2), Messages.filled(0, 0, 2, 2, RED)));
        readAll();
        assertThat(screen.pixels()).hasSize(4);
        picture.show(GREEN);
        readAll();
        assertThat(screen.pixels()).containsOnly(0xFF000000 | GREEN);
    }

    @Test
    void aSilentServerIsAskedAgainEverLessOften() {
        FakeServer silent = FakeServer.silent();
        assertFailure(
                        Reason.TIMEOUT,
                        () -> readerOf(silent).readAll(silent.clock().seconds(30)))
                .withMessageContaining("30 s (--timeout)")
                .withMessageEndingWith("; 0 % of the picture had come");
        assertThat(silent.received()).hasSize(7).containsOnly("full 0,0 4x4");
        assertThat(silent.clock().millis()).isEqualTo(30_000);
    }

    @Test
    void aSilentServerIsAskedAgainForWhatIsMissing() throws RfbException {
        picture.answer(Messages.update(Messages.filled(0, 0, 4, 2, GREEN), Messages.filled(0, 2, 1, 2, GREEN)))
                .answer(NOTHING);
        readAll();
        assertThat(server.received()).containsExactly("full 0,0 4x4", "changes 0,0 4x4", "full 1,2 3x2");
        assertThat(server.clock().millis()).isEqualTo(500);
        assertThat(screen.pixels()[15]).isEqualTo(0xFF000000 | RED);
    }

    /** A blinking cursor keeps a server from ever being silent. */
    @Test
    void aLostPartIsAskedForAgainThoughOtherPartsKeepChanging() throws RfbException {
        FakeServer blinking = new FakeServer((message, blinker) -> {
            if (message.equals("full 0,0 4x4")) {
                blinker.send(Messages.update(Messages.filled(0, 0, 4, 2, RED)));
            } else if (message.equals("full 0,2 4x2")) {
                blinker.send(Messages.update(Messages.filled(0, 2, 4, 2, GREEN)));
            } else if (message.startsWith("changes ")) {
                blinker.sendAfter(Duration.ofMillis(400), Messages.update(Messages.filled(0, 0, 1, 1, RED)));
            }
        });
        readerOf(blinking).readAll(blinking.clock().seconds(30));
        assertThat(blinking.received()).contains("full 0,2 4x2");
    }

    @Test
    void endlessEmptyUpdatesEndAtTheDeadline() {
        FakeServer empty = new FakeServer((message, it) -> it.sendAfter(Duration.ofMillis(100), Messages.update()));
        assertFailure(
                        Reason.TIMEOUT,
                        () -> readerOf(empty).readAll(empty.clock().seconds(30)))
                .withMessageContaining("30 s (--timeout)")
                .withMessageEndingWith("; 0 % of the picture had come");
        assertThat(empty.clock().millis()).isBetween(30_000L, 30_100L);
    }

    @Test
    void theSameQuarterForEverEndsAtTheDeadline() {
        FakeServer quarter = new FakeServer((message, it) ->
                it.sendAfter(Duration.ofMillis(100), Messages.update(Messages.filled(0, 0, 2, 2, RED))));
        assertFailure(
                        Reason.TIMEOUT,
                        () -> readerOf(quarter).readAll(quarter.clock().seconds(30)))
                .withMessageEndingWith("; 25 % of the picture had come");
    }

    @Test
    void sizesThatFlipForEverEndAtTheDeadline() {
        int[] size = {4};
        FakeServer flipping = new FakeServer((message, it) -> {
            size[0] = 9 - size[0];
            it.sendAfter(Duration.ofMillis(10), Messages.update(Messages.desktopSize(size[0], size[0])));
        });
        assertFailure(
                        Reason.TIMEOUT,
                        () -> readerOf(flipping).readAll(flipping.clock().seconds(30)))
                .withMessageEndingWith("; 0 % of the picture had come");
        assertThat(flipping.received()).contains("full 0,0 5x5", "full 0,0 4x4");
    }

    @Test
    void bellsForEverEndAtTheDeadline() {
        FakeServer ringing = new FakeServer((message, it) -> {
            for (int i = 0; i < 5000; i++) {
                it.sendAfter(Duration.ofMillis(10), Messages.bell());
            }
        });
        assertFailure(
                        Reason.TIMEOUT,
                        () -> readerOf(ringing).readAll(ringing.clock().seconds(30)))
                .withMessageEndingWith("; 0 % of the picture had come");
        assertThat(ringing.clock().millis()).isBetween(30_000L, 30_010L);
    }

    @Test
    void aServerThatGoesAfterItsUpdateHasSentThePicture() throws RfbException {
        FakeServer leaving = new FakeServer((message, it) -> {
            it.send(Messages.update(Messages.filled(0, 0, 4, 2, RED)));
            it.send(Messages.update(Messages.filled(0, 2, 4, 2, RED)));
            it.hangUp();
        });
        readerOf(leaving).readAll(leaving.clock().seconds(30));
        assertThat(screen.isComplete()).isTrue();
    }

    @Test
    void aServerThatGoesEarlierIsALostConnectionWithTheShare() {
        FakeServer leaving = new FakeServer((message, it) -> {
            it.send(Messages.update(Messages.filled(0, 0, 4, 3, RED)));
            it.hangUp();
        });
        assertFailure(
                        Reason.CONNECTION_LOST,
                        () -> readerOf(leaving).readAll(leaving.clock().seconds(30)))
                .withMessage(
                        "the server closed the connection while a message was due;" + " 75 % of the picture had come");
    }

    @Test
    void aRectangleCutShortIsALostConnectionWithTheShare() {
        FakeServer leaving = new FakeServer((message, it) -> {
            it.send(Messages.update(
                    Messages.filled(0, 0, 4, 1, RED), Hex.join(Messages.header(0, 1, 4, 3, 0), new byte[47])));
            it.hangUp();
        });
        assertFailure(
                        Reason.CONNECTION_LOST,
                        () -> readerOf(leaving).readAll(leaving.clock().seconds(30)))
                .withMessageStartingWith("the server closed the connection while the rest of an update was due; ")
                .withMessageEndingWith(" % of the picture had come");
        assertThat(screen.isComplete()).isFalse();
    }

    @Test
    void aBrokenRuleIsTheWholeMessage() {
        picture.answer(Hex.bytes("07"));
        assertProtocolFailure(this::readAll).withMessage("message type 7: not one that a server may send here");
    }

    @Test
    void changesAreAskedForTogetherWithOnePixelThatIsSureToCome() throws RfbException {
        readAll();
        server.received().clear();
        reader.readChanges(server.clock().seconds(30));
        assertThat(server.received()).containsExactly("changes 0,0 4x4", "full 0,0 1x1");
        assertThat(reader.news().painted()).isEmpty();
        assertThat(screen.pixels()).containsOnly(0xFF000000 | RED);
    }

    @Test
    void changesArePainted() throws RfbException {
        readAll();
        picture.answer(Messages.update(Messages.filled(1, 1, 2, 1, GREEN), Messages.filled(1, 3, 2, 1, GREEN)));
        reader.readChanges(server.clock().seconds(30));
        assertThat(screen.pixels()[5]).isEqualTo(0xFF000000 | GREEN);
        assertThat(reader.news().painted()).hasToString("[1,1 2x1, 1,3 2x1]");
    }

    /** The pixel that is sure to come may come by itself, after the changes. */
    @Test
    void theLastAnswerOfOneCallIsNotTheFirstOfTheNext() throws RfbException {
        readAll();
        picture.answer(Messages.update(Messages.filled(1, 1, 2, 1, GREEN)));
        reader.readChanges(server.clock().seconds(30));
        picture.answer(Messages.update(Messages.filled(1, 2, 2, 1, GREEN)));
        reader.readChanges(server.clock().seconds(30));
        assertThat(screen.pixels()[9]).isEqualTo(0xFF000000 | GREEN);
    }

    @Test
    void changesMayComeAfterAnUpdateWithoutPixels() throws RfbException {
        readAll();
        picture.answer(Messages.update(Messages.desktopName("x")))
                .answer(NOTHING)
                .answer(Messages.update(Messages.filled(0, 0, 4, 4, GREEN)));
        reader.readChanges(server.clock().seconds(30));
        assertThat(screen.pixels()).containsOnly(0xFF000000 | GREEN);
        assertThat(reader.news().desktopName()).isEqualTo("x");
    }

    @Test
    void aNewSizeAmongTheChangesIsReadWhole() throws RfbException {
        readAll();
        picture.show(GREEN);
        picture.answer(Messages.update(Messages.desktopSize(3, 3))).answer(NOTHING);
        reader.readChanges(server.clock().seconds(30));
        assertThat(screen.pixels()).hasSize(9).containsOnly(0xFF000000 | GREEN);
    }

    private void readAll() throws RfbException {
        reader.readAll(server.clock().seconds(30));
    }

    private ScreenReader readerOf(FakeServer other) {
        Decoders decoders = new Decoders(PictureDecoder.NONE);
        return new ScreenReader(
                new Conversation(other.wire(), screen, PixelFormat.BGRX8888, "test", decoders, SessionListener.NONE));
    }
}
