package io.vncshot.testserver;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import static org.assertj.core.api.Assertions.assertThat;

/** A socket and nothing clever: the tests say which bytes go and which have to come. */
final class RawClient implements AutoCloseable {
    static final String BGRX_HEX = "20 18 00 01 00FF 00FF 00FF 10 08 00 000000";

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream in;

    RawClient(RfbTestServer server) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new DataInputStream(socket.getInputStream());
    }

    /** A client whose handshake is done: 3.8, no authentication. */
    static RawClient inSession(RfbTestServer server) throws IOException {
        RawClient client = new RawClient(server);
        client.expectText("RFB 003.008\n");
        client.sendText("RFB 003.008\n");
        client.expectHex("01 01");
        client.sendHex("01");
        client.expectHex("00000000");
        client.sendHex("01");
        client.skip(20);
        client.skip(client.u32());
        return client;
    }

    void sendHex(String hex) throws IOException {
        socket.getOutputStream().write(bytes(hex));
    }

    void sendText(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void announce(int... encodings) throws IOException {
        StringBuilder hex = new StringBuilder("02 00").append(String.format("%04x", encodings.length));
        for (int encoding : encodings) {
            hex.append(String.format("%08x", encoding));
        }
        sendHex(hex.toString());
    }

    void request(int x, int y, int width, int height) throws IOException {
        sendHex(String.format("03 00 %04x %04x %04x %04x", x, y, width, height));
    }

    void requestChanges(int x, int y, int width, int height) throws IOException {
        sendHex(String.format("03 01 %04x %04x %04x %04x", x, y, width, height));
    }

    void expectHex(String hex) throws IOException {
        byte[] expected = bytes(hex);
        assertThat(HexFormat.of().formatHex(read(expected.length)))
                .isEqualTo(HexFormat.of().formatHex(expected));
    }

    void expectText(String text) throws IOException {
        assertThat(new String(read(text.length()), StandardCharsets.ISO_8859_1)).isEqualTo(text);
    }

    void expectEnd() throws IOException {
        assertThat(in.read()).as("the end of the stream").isEqualTo(-1);
    }

    int u16() throws IOException {
        return in.readUnsignedShort();
    }

    int u32() throws IOException {
        return in.readInt();
    }

    byte[] read(int count) throws IOException {
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }

    void skip(int count) throws IOException {
        read(count);
    }

    /** The pixels of a Raw rectangle in 32-bit little-endian BGRX. */
    int[] readBgrx(int count) throws IOException {
        int[] pixels = new int[count];
        for (int i = 0; i < count; i++) {
            pixels[i] = Integer.reverseBytes(in.readInt());
        }
        return pixels;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
