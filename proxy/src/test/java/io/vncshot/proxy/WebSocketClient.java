package io.vncshot.proxy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket client of plain sockets, which sends right and wrong bytes alike. */
final class WebSocketClient implements AutoCloseable {
    static final String UPGRADE = """
            Host: h\r
            Upgrade: websocket\r
            Connection: keep-alive, Upgrade\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Sec-WebSocket-Version: 13\r
            """;

    final Socket socket;
    private final DataInputStream in;

    record Frame(int opcode, byte[] payload) {
        int closeCode() {
            return opcode == 8 && payload.length > 1 ? ByteBuffer.wrap(payload).getShort() & 0xffff : -1;
        }

        String text() {
            return new String(payload, StandardCharsets.ISO_8859_1);
        }
    }

    WebSocketClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(30_000);
        this.in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream(), 65536));
    }

    /** Sends the opening handshake with these bytes behind it, and returns the head of the answer. */
    String open(String path, String fields, byte... behind) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(
                ("GET " + path + " HTTP/1.1\r\n" + UPGRADE + fields + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(behind);
        send(bytes.toByteArray());
        return readHead();
    }

    void send(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    void sendFrame(int firstByte, byte... payload) throws IOException {
        send(frame(firstByte, payload));
    }

    static byte[] frame(int firstByte, byte... payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
        frame.put((byte) firstByte);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65536) {
            frame.put((byte) 0xfe).putShort((short) payload.length);
        } else {
            frame.put((byte) 0xff).putLong(payload.length);
        }
        byte[] mask = {0x12, (byte) 0xf3, 0x55, (byte) payload.length};
        frame.put(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask[i & 3]));
        }
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }

    /** The next frame; its length must have been written in the fewest bytes. */
    Frame readFrame() throws IOException {
        int first = in.readUnsignedByte();
        long length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        if ((first & 0x80) == 0) {
            throw new IOException("a server that fragments: " + first);
        }
        return new Frame(first & 0xf, payload);
    }

    /** The payload of data frames up to a Close frame, whose code is appended. */
    String readToClose() throws IOException {
        StringBuilder text = new StringBuilder();
        while (true) {
            Frame frame = readFrame();
            if (frame.opcode() == 8) {
                return text + "|" + frame.closeCode();
            }
            text.append(frame.text());
        }
    }

    String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    byte[] read(int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    /** Whether the server has ended the stream, without a byte more. */
    boolean hasEnded() throws IOException {
        try {
            in.readByte();
            return false;
        } catch (EOFException e) {
            return true;
        }
    }

    InputStream input() {
        return in;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
