package io.vncshot.rfb;

import io.vncshot.rfb.fixture.FakeServer;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.fixture.PictureServer;
import io.vncshot.rfb.handshake.ServerInit;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.RfbException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PointerRemoverTest {
    private static final int WIDTH = PointerDrawingServer.WIDTH;
    private static final int HEIGHT = PointerDrawingServer.HEIGHT;

    /** Where the pointer is: amid the screen, over each edge and corner; and its hot spot, in both directions. */
    @ParameterizedTest
    @CsvSource({
        "32,24,0", "32,24,2", "10,5,0", "10,5,2", "0,0,0", "0,0,2", "1,1,2", "63,0,2", "0,47,2", "63,47,2", "63,47,0",
        "61,44,2", "20,0,2", "0,20,2"
    })
    void thePictureIsWithoutThePointerWhichIsPutBack(int x, int y, int hotspot) throws RfbException {
        PointerDrawingServer tiger = new PointerDrawingServer(x, y, hotspot);
        FakeServer server = new FakeServer(tiger);
        try (RfbSession session = Sessions.begin(server, WIDTH, HEIGHT)) {
            session.refresh(server.clock().seconds(30));
            assertWithoutPointer(session);
            assertThat(tiger.pointer()).isEqualTo(x + "," + y);
        }
    }

    @Test
    void laterPicturesNeedNoMove() throws RfbException {
        FakeServer server = new FakeServer(new PointerDrawingServer(10, 5, 2));
        try (RfbSession session = Sessions.begin(server, WIDTH, HEIGHT)) {
            session.refresh(server.clock().seconds(30));
            server.received().clear();
            session.refresh(server.clock().seconds(30));
            assertWithoutPointer(session);
            assertThat(server.received()).noneMatch(message -> message.startsWith("pointer"));
        }
    }

    @Test
    void aPointerThatTheClientHasPlacedStaysThere() throws RfbException {
        PointerDrawingServer tiger = new PointerDrawingServer(10, 5, 2);
        FakeServer server = new FakeServer(tiger);
        try (RfbSession session = Sessions.begin(server, WIDTH, HEIGHT)) {
            session.pointer(40, 30, 0, server.clock().seconds(30));
            session.refresh(server.clock().seconds(30));
            assertWithoutPointer(session);
            assertThat(tiger.pointer()).isEqualTo("40,30");
        }
    }

    @Test
    void buttonsHeldStayHeld() throws RfbException {
        FakeServer server = new FakeServer(new PictureServer(1)
                .answer(Messages.update(Messages.cursor(0, 0, 0, 0)))
                .answer());
        try (RfbSession session = Sessions.begin(server, WIDTH, HEIGHT)) {
            session.pointer(40, 30, 5, server.clock().seconds(30));
            session.refresh(server.clock().seconds(30));
            assertThat(server.received())
                    .filteredOn(message -> message.startsWith("pointer"))
                    .hasSizeGreaterThan(1)
                    .containsOnly("pointer 40,30 buttons 5");
        }
    }

    @Test
    void aServerThatSendsAShapeIsLeftAlone() throws RfbException {
        FakeServer server = new FakeServer(new PictureServer(1)
                .answer(Messages.update(Messages.cursor(1, 1, 9, 9), Messages.filled(0, 0, WIDTH, HEIGHT, 2))));
        try (RfbSession session = Sessions.begin(server, WIDTH, HEIGHT)) {
            session.refresh(server.clock().seconds(30));
            assertThat(server.received()).noneMatch(message -> message.startsWith("pointer"));
        }
    }

    @Test
    void aServerThatSendsNoCursorIsLeftAlone() throws RfbException {
        FakeServer server = new FakeServer(new PictureServer(1));
        try (RfbSession session = Sessions.begin(server, WIDTH, HEIGHT)) {
            session.refresh(server.clock().seconds(30));
            assertThat(server.received()).noneMatch(message -> message.startsWith("pointer"));
        }
    }

    @Test
    void aPointerThatTheServerIsToDrawIsLeftAlone() throws RfbException {
        FakeServer server = new FakeServer(new PointerDrawingServer(10, 5, 0));
        ClientOptions options = ClientOptions.defaults().withCursor(CursorMode.DRAWN_BY_SERVER);
        ServerInit init = new ServerInit(WIDTH, HEIGHT, PixelFormat.BGRX8888, "test");
        try (RfbSession session = Sessions.begin(server, init, options)) {
            session.refresh(server.clock().seconds(30));
            assertThat(session.pixels()[5 * WIDTH + 10]).isEqualTo(0xFF000000 | PointerDrawingServer.POINTER_COLOUR);
            assertThat(server.received()).noneMatch(message -> message.startsWith("pointer"));
        }
    }

    /** A screen that hides its pointer for good: the picture is what it was. */
    @Test
    void aServerWithoutAPointerKeepsItsPicture() throws RfbException {
        FakeServer server = new FakeServer(new PictureServer(1)
                .answer(Messages.update(Messages.cursor(0, 0, 0, 0), Messages.filled(0, 0, WIDTH, HEIGHT, 1)))
                .answer());
        try (RfbSession session = Sessions.begin(server, WIDTH, HEIGHT)) {
            session.refresh(server.clock().seconds(30));
            assertThat(session.pixels()).containsOnly(0xFF000001);
        }
    }

    @Test
    void aChangeTooLargeForAPointerIsNoPlaceToPutItBackTo() throws RfbException {
        FakeServer server = new FakeServer(new PictureServer(1)
                .answer(Messages.update(Messages.cursor(0, 0, 0, 0), Messages.filled(0, 0, 400, 300, 1)))
                .answer(Messages.update(Messages.cursor(3, 3, 9, 9), Messages.filled(10, 10, 129, 20, 2))));
        try (RfbSession session = Sessions.begin(server, 400, 300)) {
            session.refresh(server.clock().seconds(30));
            assertThat(server.received())
                    .filteredOn(message -> message.startsWith("pointer"))
                    .containsExactly("pointer 200,150 buttons 0");
        }
    }

    @ParameterizedTest
    @CsvSource({"65535,65535", "65535,0", "0,65535", "300,300"})
    void hotSpotsFarOutsideTheShapeAreSurvived(int hotspotX, int hotspotY) throws RfbException {
        FakeServer server = new FakeServer((message, it) -> {
            if (message.startsWith("full 0,0 64x48")) {
                it.send(Messages.update(Messages.cursor(0, 0, 0, 0), Messages.filled(0, 0, WIDTH, HEIGHT, 1)));
            } else if (message.startsWith("full ")) {
                it.send(Messages.update(Messages.cursor(hotspotX, hotspotY, 1, 1), Messages.filled(10, 10, 5, 5, 1)));
            }
        });
        try (RfbSession session = Sessions.begin(server, WIDTH, HEIGHT)) {
            session.refresh(server.clock().seconds(30));
            assertThat(session.pixels()).containsOnly(0xFF000001);
        }
    }

    @Test
    void theScreenMayShrinkWhileThePointerIsMoved() throws RfbException {
        FakeServer server = new FakeServer(new PictureServer(1)
                .answer(Messages.update(Messages.cursor(0, 0, 0, 0), Messages.filled(0, 0, 400, 300, 1)))
                .answer(Messages.update(Messages.desktopSize(10, 10))));
        try (RfbSession session = Sessions.begin(server, 400, 300)) {
            session.pointer(390, 290, 0, server.clock().seconds(30));
            session.refresh(server.clock().seconds(30));
            assertThat(session.pixels()).hasSize(100).containsOnly(0xFF000001);
        }
    }

    /** A correct update is a complete picture, whatever becomes of the connection next. */
    @Test
    void aServerThatGoesAfterThePictureHasSentIt() throws RfbException {
        FakeServer server = new FakeServer((message, it) -> {
            if (message.startsWith("full ")) {
                it.send(Messages.update(Messages.cursor(0, 0, 0, 0), Messages.filled(0, 0, WIDTH, HEIGHT, 1)));
                it.hangUp();
            }
        });
        try (RfbSession session = Sessions.begin(server, WIDTH, HEIGHT)) {
            session.refresh(server.clock().seconds(30));
            assertThat(session.pixels()).containsOnly(0xFF000001);
        }
    }

    private static void assertWithoutPointer(RfbSession session) {
        int[] pixels = session.pixels();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                assertThat(pixels[y * WIDTH + x] & 0xFFFFFF)
                        .as("%d,%d", x, y)
                        .isEqualTo(PointerDrawingServer.background(x, y));
            }
        }
    }
}
