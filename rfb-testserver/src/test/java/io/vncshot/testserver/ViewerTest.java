package io.vncshot.testserver;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Which updates a client gets, and when. */
class ViewerTest {
    private static final int COPY_RECT = 1;
    private static final int DESKTOP_SIZE = -223;
    private static final int CURSOR = -239;
    private static final int DESKTOP_NAME = -307;
    private static final int EXTENDED_DESKTOP_SIZE = -308;

    private final Scene scene = Scene.of(new int[] {1, 2, 3, 4, 5, 6, 7, 8}, 4, 2);
    private final ServerBuilder builder = RfbTestServer.builder().scene(scene);

    @Test
    void wholePictureComesFirstAndThenOnlyChanges() throws IOException {
        try (RfbTestServer server = builder.start();
                RawClient client = RawClient.inSession(server)) {
            client.request(0, 0, 4, 2);
            client.expectHex("00 00 0001 0000 0000 0004 0002 00000000");
            client.expectHex("01000000 02000000 03000000 04000000 05000000 06000000 07000000 08000000");

            scene.fill(new Area(1, 1, 2, 1), 0xFFAABBCC);
            client.requestChanges(0, 0, 4, 2);
            client.expectHex("00 00 0001 0001 0001 0002 0001 00000000 CCBBAA00 CCBBAA00");
        }
    }

    @Test
    void requestForChangesWaitsForAChange() throws IOException {
        try (RfbTestServer server = builder.start();
                RawClient client = RawClient.inSession(server)) {
            client.request(0, 0, 4, 2);
            client.skip(16 + 32);
            client.requestChanges(0, 0, 4, 2);
            server.events().await(ClientEvent.UpdateRequest.class, 2);
            server.bell();
            client.expectHex("02");
            scene.fill(new Area(0, 0, 1, 1), 0x10);
            client.expectHex("00 00 0001 0000 0000 0001 0001 00000000 10000000");
        }
    }

    @Test
    void changesAreNotSentUnasked() throws IOException {
        try (RfbTestServer server = builder.start();
                RawClient client = RawClient.inSession(server)) {
            client.request(0, 0, 4, 2);
            client.skip(16 + 32);
            scene.fill(new Area(0, 0, 1, 1), 0x10);
            server.bell();
            client.expectHex("02");
        }
    }

    @Test
    void onlyTheRequestedPartIsSent() throws IOException {
        try (RfbTestServer server = builder.start();
                RawClient client = RawClient.inSession(server)) {
            client.request(1, 0, 2, 1);
            client.expectHex("00 00 0001 0001 0000 0002 0001 00000000 02000000 03000000");
        }
    }

    @Test
    void requestBeyondTheScreenIsClipped() throws IOException {
        try (RfbTestServer server = builder.start();
                RawClient client = RawClient.inSession(server)) {
            client.request(3, 1, 65535, 65535);
            client.expectHex("00 00 0001 0003 0001 0001 0001 00000000 08000000");
        }
    }

    @Test
    void copyIsACopyRectWhenAnnounced() throws IOException {
        try (RfbTestServer server = builder.start();
                RawClient client = RawClient.inSession(server)) {
            client.announce(COPY_RECT);
            client.request(0, 0, 4, 2);
            client.skip(16 + 32);
            scene.copy(new Area(0, 0, 2, 1), 1, 1);
            client.requestChanges(0, 0, 4, 2);
            client.expectHex("00 00 0001 0001 0001 0002 0001 00000001 0000 0000");
        }
    }

    @Test
    void copyOfWhatTheClientHasNotSeenIsSentAsPixels() throws IOException {
        try (RfbTestServer server = builder.start();
                RawClient client = RawClient.inSession(server)) {
            client.announce(COPY_RECT);
            client.request(0, 0, 4, 2);
            client.skip(16 + 32);
            scene.fill(new Area(0, 0, 1, 1), 0x99);
            scene.copy(new Area(0, 0, 1, 1), 3, 1);
            client.requestChanges(0, 0, 4, 2);
            client.expectHex("00 00 0002 0000 0000 0001 0001 00000000 99000000");
            client.expectHex("0003 0001 0001 0001 00000000 99000000");
        }
    }

    @Test
    void copyIsPixelsWhenNotAnnounced() throws IOException {
        try (RfbTestServer server = builder.start();
                RawClient client = RawClient.inSession(server)) {
            client.request(0, 0, 4, 2);
            client.skip(16 + 32);
            scene.copy(new Area(0, 0, 1, 1), 3, 1);
            client.requestChanges(0, 0, 4, 2);
            client.expectHex("00 00 0001 0003 0001 0001 0001 00000000 01000000");
        }
    }

    @Test
    void newSizeIsAnUpdateOfItsOwn() throws IOException {
        try (RfbTestServer server = builder.start();
                RawClient client = RawClient.inSession(server)) {
            client.announce(DESKTOP_SIZE);
            client.request(0, 0, 4, 2);
            client.skip(16 + 32);
            scene.resize(1, 3);
            client.requestChanges(0, 0, 4, 2);
            client.expectHex("00 00 0001 0000 0000 0001 0003 FFFFFF21");
            client.requestChanges(0, 0, 1, 3);
            client.expectHex("00 00 0001 0000 0000 0001 0003 00000000 01000000 05000000 00000000");
        }
    }

    @Test
    void extendedDesktopSizeTellsTheLayoutAndNewSizes() throws IOException {
        try (RfbTestServer server = builder.start();
                RawClient client = RawClient.inSession(server)) {
            client.announce(DESKTOP_SIZE, EXTENDED_DESKTOP_SIZE);
            client.request(0, 0, 4, 2);
            client.expectHex("00 00 0002 0000 0000 0004 0002 FFFFFECC");
            client.expectHex("01 000000 00000000 0000 0000 0004 0002 00000000");
            client.expectHex("0000 0000 0004 0002 00000000");
            client.skip(32);
            scene.resize(2, 1);
            client.requestChanges(0, 0, 4, 2);
            client.expectHex("00 00 0001 0000 0000 0002 0001 FFFFFECC");
            client.expectHex("01 000000 00000000 0000 0000 0002 0001 00000000");
        }
    }

    @Test
    void clientThatCannotBeToldKeepsItsSize() throws IOException {
        try (RfbTestServer server = builder.start();
                RawClient client = RawClient.inSession(server)) {
            client.request(0, 0, 4, 2);
            client.skip(16 + 32);
            scene.resize(3, 5);
            client.requestChanges(0, 0, 4, 2);
            client.expectHex("00 00 0001 0000 0000 0003 0002 00000000");
        }
    }

    @Test
    void cursorIsARectangleWhenAnnounced() throws IOException {
        scene.showCursor(CursorShape.parse(1, 0, "#.", " ."));
        try (RfbTestServer server = builder.start();
                RawClient client = RawClient.inSession(server)) {
            client.announce(CURSOR);
            client.request(0, 0, 1, 1);
            client.expectHex("00 00 0002 0001 0000 0002 0002 FFFFFF11");
            client.expectHex("00000000 FFFFFF00 00000000 FFFFFF00 C0 40");
            client.expectHex("0000 0000 0001 0001 00000000 01000000");
        }
    }

    @Test
    void cursorIsDrawnInWhenNotAnnounced() throws IOException {
        scene.showCursor(CursorShape.parse(0, 0, "."));
        try (RfbTestServer server = builder.start();
                RawClient client = RawClient.inSession(server)) {
            client.request(0, 0, 2, 1);
            client.expectHex("00 00 0001 0000 0000 0002 0001 00000000 FFFFFF00 02000000");
            client.sendHex("05 00 0001 0000");
            client.requestChanges(0, 0, 2, 1);
            client.expectHex("00 00 0002 0000 0000 0001 0001 00000000 01000000");
            client.expectHex("0001 0000 0001 0001 00000000 FFFFFF00");
        }
    }

    @Test
    void newNameIsSentWhenAnnounced() throws IOException {
        try (RfbTestServer server = builder.start();
                RawClient client = RawClient.inSession(server)) {
            client.announce(DESKTOP_NAME);
            client.request(0, 0, 1, 1);
            client.skip(16 + 4);
            server.rename("n\u00e9w");
            client.requestChanges(0, 0, 1, 1);
            client.expectHex("00 00 0001 0000 0000 0000 0000 FFFFFECD 00000004 6EC3A977");
        }
    }

    @Test
    void firstUpdateCanBeEmpty() throws IOException {
        try (RfbTestServer server =
                        builder.patterns(UpdatePattern.EMPTY_FIRST_UPDATE).start();
                RawClient client = RawClient.inSession(server)) {
            client.request(0, 0, 4, 2);
            client.expectHex("00 00 0000");
            client.requestChanges(0, 0, 4, 2);
            client.expectHex("00 00 0001 0000 0000 0004 0002 00000000");
        }
    }

    @Test
    void emptyFirstUpdateIsTheLayoutAloneWhenAnnounced() throws IOException {
        try (RfbTestServer server =
                        builder.patterns(UpdatePattern.EMPTY_FIRST_UPDATE).start();
                RawClient client = RawClient.inSession(server)) {
            client.announce(EXTENDED_DESKTOP_SIZE);
            client.request(0, 0, 4, 2);
            client.expectHex("00 00 0001 0000 0000 0004 0002 FFFFFECC");
            client.skip(20);
            server.bell();
            client.expectHex("02");
        }
    }

    @Test
    void firstUpdateCanBeTheUnchangedSizeAlone() throws IOException {
        try (RfbTestServer server =
                        builder.patterns(UpdatePattern.DESKTOP_SIZE_FIRST).start();
                RawClient client = RawClient.inSession(server)) {
            client.announce(DESKTOP_SIZE);
            client.request(0, 0, 4, 2);
            client.expectHex("00 00 0001 0000 0000 0004 0002 FFFFFF21");
            client.request(0, 0, 4, 2);
            client.expectHex("00 00 0001 0000 0000 0004 0002 00000000");
        }
    }

    @Test
    void slicesComeOneARequest() throws IOException {
        try (RfbTestServer server = builder.patterns(UpdatePattern.SLICE_A_REQUEST)
                        .sliceHeight(1)
                        .start();
                RawClient client = RawClient.inSession(server)) {
            client.request(0, 0, 4, 2);
            client.expectHex("00 00 0001 0000 0000 0004 0001 00000000");
            client.skip(16);
            server.bell();
            client.expectHex("02");
            client.requestChanges(0, 0, 4, 2);
            client.expectHex("00 00 0001 0000 0001 0004 0001 00000000 05000000");
        }
    }

    @Test
    void slicesCanFollowUnasked() throws IOException {
        try (RfbTestServer server = builder.patterns(UpdatePattern.SLICES_UNASKED)
                        .sliceHeight(1)
                        .start();
                RawClient client = RawClient.inSession(server)) {
            client.request(0, 0, 4, 2);
            client.expectHex("00 00 0001 0000 0000 0004 0001 00000000");
            client.skip(16);
            client.expectHex("00 00 0001 0000 0001 0004 0001 00000000 05000000");
            client.skip(12);
            server.bell();
            client.expectHex("02");
        }
    }

    @Test
    void pictureCanFollowServerInitUnasked() throws IOException {
        try (RfbTestServer server =
                        builder.patterns(UpdatePattern.PUSHED_AFTER_INIT).start();
                RawClient client = RawClient.inSession(server)) {
            client.expectHex("00 00 0001 0000 0000 0004 0002 00000000 01000000");
        }
    }
}
