package io.vncshot.testserver;

import java.io.IOException;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UpdateWriterTest {
    private static final int ZRLE = 16;
    private static final int LAST_RECT = -224;

    private final Scene scene = Scene.of(new int[] {0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF}, 2, 2);
    private final ServerBuilder builder = RfbTestServer.builder().scene(scene);

    @Test
    void zrleIsUsedWhenAnnouncedBeforeRawAndKeepsItsStream() throws IOException, DataFormatException {
        try (RfbTestServer server = builder.start();
                RawClient client = RawClient.inSession(server);
                ZrleReader reader = new ZrleReader()) {
            client.announce(ZRLE, 0);
            for (int round = 0; round < 3; round++) {
                client.request(0, 0, 2, 2);
                client.expectHex("00 00 0001 0000 0000 0002 0002 00000010");
                int[] picture = reader.read(client.read(client.u32()), 2, 2);
                assertThat(picture).containsExactly(0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF);
            }
        }
    }

    @Test
    void rawIsUsedWhenAnnouncedFirst() throws IOException {
        try (RfbTestServer server = builder.start();
                RawClient client = RawClient.inSession(server)) {
            client.announce(0, ZRLE);
            client.request(0, 0, 1, 1);
            client.expectHex("00 00 0001 0000 0000 0001 0001 00000000 0000FF00");
        }
    }

    @Test
    void serverWithoutZrleSendsRaw() throws IOException {
        try (RfbTestServer server = builder.encodings(ServerEncoding.COPY_RECT).start();
                RawClient client = RawClient.inSession(server)) {
            client.announce(ZRLE);
            client.request(0, 0, 1, 1);
            client.expectHex("00 00 0001 0000 0000 0001 0001 00000000 0000FF00");
        }
    }

    @Test
    void updateCanEndWithLastRect() throws IOException {
        try (RfbTestServer server =
                        builder.patterns(UpdatePattern.ENDED_BY_LAST_RECT).start();
                RawClient client = RawClient.inSession(server)) {
            client.announce(0, LAST_RECT);
            client.request(0, 0, 1, 1);
            client.expectHex("00 00 FFFF 0000 0000 0001 0001 00000000 0000FF00");
            client.expectHex("0000 0000 0000 0000 FFFFFF20");
        }
    }

    @Test
    void lastRectIsNotSentUnannounced() throws IOException {
        try (RfbTestServer server =
                        builder.patterns(UpdatePattern.ENDED_BY_LAST_RECT).start();
                RawClient client = RawClient.inSession(server)) {
            client.request(0, 0, 1, 1);
            client.expectHex("00 00 0001");
        }
    }

    @Test
    void pixelFormatOfTheClientIsHonoured() throws IOException {
        try (RfbTestServer server = builder.start();
                RawClient client = RawClient.inSession(server)) {
            client.sendHex("00 000000 10 10 01 01 001F 003F 001F 0B 05 00 000000");
            client.request(0, 0, 2, 2);
            client.expectHex("00 00 0001 0000 0000 0002 0002 00000000 F800 07E0 001F FFFF");
        }
    }

    @Test
    void pixelFormatOfTheClientCanBeIgnored() throws IOException {
        try (RfbTestServer server = builder.pixelFormat(PixelFormat.BGR_233)
                        .ignoreSetPixelFormat()
                        .start();
                RawClient client = RawClient.inSession(server)) {
            client.sendHex("00 000000" + RawClient.BGRX_HEX);
            client.request(0, 0, 2, 2);
            client.expectHex("00 00 0001 0000 0000 0002 0002 00000000 07 38 C0 FF");
        }
    }

    @Test
    void colourMapComesOnceBeforeTheFirstUpdate() throws IOException {
        try (RfbTestServer server = builder.pixelFormat(PixelFormat.COLOUR_MAP_8)
                        .colourMap(0x000000, 0xFF0000, 0x00FF80)
                        .start();
                RawClient client = RawClient.inSession(server)) {
            client.request(0, 0, 2, 1);
            client.expectHex("01 00 0000 0003 0000 0000 0000 FFFF 0000 0000 0000 FFFF 8080");
            client.expectHex("00 00 0001 0000 0000 0002 0001 00000000 01 02");
            client.request(0, 0, 1, 1);
            client.expectHex("00 00 0001 0000 0000 0001 0001 00000000 01");
        }
    }

    @Test
    void bigPicturesArriveWhole() throws IOException {
        Scene big = new Scene(500, 300);
        big.fill(new Area(499, 299, 1, 1), 0x123456);
        try (RfbTestServer server = RfbTestServer.builder().scene(big).start();
                RawClient client = RawClient.inSession(server)) {
            client.request(0, 0, 500, 300);
            client.expectHex("00 00 0001 0000 0000 01F4 012C 00000000");
            int[] pixels = client.readBgrx(500 * 300);
            assertThat(pixels[pixels.length - 1]).isEqualTo(0x123456);
            assertThat(pixels[0]).isEqualTo(0);
        }
    }
}
