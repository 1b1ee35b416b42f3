package io.vncshot.testserver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClientMessagesTest implements InputListener {
    private final List<String> heard = new ArrayList<>();
    private RfbTestServer server;
    private RawClient client;

    @BeforeEach
    void connect() throws IOException {
        server = RfbTestServer.builder().input(this).start();
        client = RawClient.inSession(server);
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void everyMessageIsRecordedInOrder() throws IOException {
        client.sendHex("00 000000 10 10 01 01 001F 003F 001F 0B 05 00 000000");
        client.sendHex("02 00 0003 00000010 FFFFFF11 7FFFFFFF");
        client.sendHex("03 01 0001 0002 0003 0004");
        client.sendHex("04 01 0000 0000FF0D");
        client.sendHex("04 00 0000 010020AC");
        client.sendHex("05 05 0123 0045");
        client.sendHex("06 000000 00000002 41E9");
        client.sendHex("06 000000 FFFFFFFA 10000001 BEEF");
        client.sendHex("FB 00 0320 0258 01 00 00000001 0000 0000 0320 0258 00000000");
        client.sendHex("63");
        server.events().await(ClientEvent.Disconnected.class);

        List<ClientEvent> events = server.events().all();
        assertThat(events.subList(4, events.size()))
                .containsExactly(
                        new ClientEvent.SetPixelFormat(PixelFormat.RGB_565.inBigEndian()),
                        new ClientEvent.SetEncodings(List.of(16, -239, 0x7FFFFFFF)),
                        new ClientEvent.UpdateRequest(new Area(1, 2, 3, 4), true),
                        new ClientEvent.Key(0xFF0D, true),
                        new ClientEvent.Key(0x010020AC, false),
                        new ClientEvent.Pointer(0x123, 0x45, 5),
                        new ClientEvent.CutText("A\u00e9"),
                        new ClientEvent.ExtendedClipboard(0x10000001, "beef"),
                        new ClientEvent.SetDesktopSize(800, 600),
                        new ClientEvent.UnknownMessage(99),
                        new ClientEvent.Disconnected());
    }

    @Test
    void listenerHearsKeysPointerAndCutText() throws IOException {
        client.sendHex("04 01 0000 00000041  04 00 0000 00000041  05 01 0002 0003  06 000000 00000001 78  63");
        server.events().await(ClientEvent.Disconnected.class);

        assertThat(heard).containsExactly("down 65", "up 65", "at 2,3 1", "cut x");
    }

    @Test
    void desktopSizeIsProhibited() throws IOException {
        client.announce(-308);
        client.request(0, 0, 0, 0);
        client.expectHex("00 00 0001 0000 0000 0040 0030 FFFFFECC 01 000000 00000000 0000 0000 0040 0030 00000000");
        client.sendHex("FB 00 0320 0258 00 00");
        client.requestChanges(0, 0, 1, 1);
        client.expectHex("00 00 0002 0001 0001 0040 0030 FFFFFECC");
    }

    @Test
    void unusablePixelFormatEndsTheConnection() throws IOException {
        client.sendHex("00 000000 07 18 00 01 00FF 00FF 00FF 10 08 00 000000");
        client.expectEnd();
    }

    @Test
    void hugeCutTextEndsTheConnection() throws IOException {
        client.sendHex("06 000000 7FFFFFFF");
        client.expectEnd();
    }

    @Override
    public void keyPressed(int keysym) {
        heard.add("down " + keysym);
    }

    @Override
    public void keyReleased(int keysym) {
        heard.add("up " + keysym);
    }

    @Override
    public void pointerMoved(int x, int y, int buttons) {
        heard.add("at " + x + "," + y + " " + buttons);
    }

    @Override
    public void textCut(String text) {
        heard.add("cut " + text);
    }
}
