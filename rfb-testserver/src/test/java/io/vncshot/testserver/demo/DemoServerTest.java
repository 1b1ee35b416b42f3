package io.vncshot.testserver.demo;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DemoServerTest {
    private static final String VERSION = "524642203030332e3030380a";
    private static final String ANNOUNCE_RAW_AND_CURSOR = "02000002 00000000 FFFFFF11";
    private static final String REQUEST_ALL = "0300 0000 0000 0400 0300";
    private static final String REQUEST_CHANGES = "0301 0000 0000 0400 0300";

    private final SettableClock clock = new SettableClock("2026-11-22T10:09:36Z");

    @Test
    void desktopAndCursorAreServed() throws IOException {
        try (DemoServer server = DemoServer.start(InetAddress.getLoopbackAddress(), 0, clock);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            DataInputStream in = session(socket);
            send(socket, ANNOUNCE_RAW_AND_CURSOR + REQUEST_ALL);
            in.skipNBytes(2);
            assertThat(in.readUnsignedShort()).isEqualTo(2);
            in.skipNBytes(4);
            int cursorWidth = in.readUnsignedShort();
            int cursorHeight = in.readUnsignedShort();
            assertThat(in.readInt()).isEqualTo(-239);
            in.skipNBytes(cursorWidth * cursorHeight * 4 + (cursorWidth + 7) / 8 * cursorHeight);
            in.skipNBytes(12);
            int[] received = new int[DemoDesktop.WIDTH * DemoDesktop.HEIGHT];
            for (int i = 0; i < received.length; i++) {
                received[i] = Integer.reverseBytes(in.readInt()) | 0xFF000000;
            }
            int[] expected = new DemoDesktop(clock).scene().snapshot();
            assertThat(Arrays.mismatch(received, expected)).isEqualTo(-1);
        }
    }

    @Test
    void clockTicksByItself() throws IOException {
        clock.set("2026-11-22T10:09:36.950Z");
        try (DemoServer server = DemoServer.start(InetAddress.getLoopbackAddress(), 0, clock);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            DataInputStream in = session(socket);
            send(socket, ANNOUNCE_RAW_AND_CURSOR + REQUEST_ALL);
            in.skipNBytes(16);
            in.skipNBytes(12 * 18 * 4 + 2 * 18 + 12 + DemoDesktop.WIDTH * DemoDesktop.HEIGHT * 4);
            send(socket, REQUEST_CHANGES);
            clock.set("2026-11-22T10:09:37Z");

            assertThat(in.readUnsignedShort()).isEqualTo(0);
            assertThat(in.readUnsignedShort()).isPositive();
        }
    }

    private static DataInputStream session(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        send(socket, VERSION + "01" + "01");
        in.skipNBytes(12 + 2 + 4 + 20);
        byte[] name = new byte[in.readInt()];
        in.readFully(name);
        assertThat(new String(name, StandardCharsets.UTF_8)).isEqualTo("vncshot demo");
        return in;
    }

    private static void send(Socket socket, String hex) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
