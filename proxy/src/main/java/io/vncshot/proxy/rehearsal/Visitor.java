package io.vncshot.proxy.rehearsal;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.net.SocketFactory;

/** A client that opens WebSockets and sends messages, which come back, until it closes. */
final class Visitor {
    /** Key presses. */
    static final byte[] SMALL = frames(64, 16);

    /** A clipboard or a file. */
    static final byte[] LARGE = frames(16384, 4);

    private static final String HANDSHAKE = String.join(
            "\r\n",
            "GET /websockify HTTP/1.1",
            "Host: localhost",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Protocol: binary",
            "User-Agent: rehearsal",
            "",
            "");
    private static final byte[] CLOSE = {(byte) 0x88, (byte) 0x80, 0, 0, 0, 0};
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final long RETRY_NANOS = 20_000_000;

    private final int port;
    private final SocketFactory sockets;

    Visitor(int port) {
        this(port, SocketFactory.getDefault());
    }

    Visitor(int port, SocketFactory sockets) {
        this.port = port;
        this.sockets = sockets;
    }

    private static byte[] frames(int payload, int number) {
        int header = payload <= 125 ? 6 : 8;
        ByteBuffer frames = ByteBuffer.allocate(number * (header + payload));
        for (int i = 0; i < number; i++) {
            frames.put((byte) 0x82);
            if (payload <= 125) {
                frames.put((byte) (0x80 | payload));
            } else {
                frames.put((byte) (0x80 | 126)).putShort((short) payload);
            }
            frames.putInt(0x0102_0304).position(frames.position() + payload);
        }
        return frames.array();
    }

    /** Not too often: a socket that tries a free port again and again connects to itself in the end. */
    void awaitServer(int millis) throws IOException {
        long end = System.nanoTime() + millis * 1_000_000L;
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
            }
            LockSupport.parkNanos(RETRY_NANOS);
        }
    }

    /** Asks for the page. */
    void browse() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            readToEnd(socket);
        }
    }

    /** One session in which each of the messages is sent that many times. */
    void open(List<byte[]> messages, int times) throws IOException {
        try (Socket socket = connect()) {
            send(socket, HANDSHAKE);
            Thread sending = new Thread(() -> sendAll(socket, messages, times));
            sending.start();
            readToEnd(socket);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = sockets.createSocket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void sendAll(Socket socket, List<byte[]> messages, int times) {
        try {
            OutputStream out = socket.getOutputStream();
            for (byte[] message : messages) {
                for (int i = 0; i < times; i++) {
                    out.write(message);
                }
            }
            out.write(CLOSE);
        } catch (IOException e) {
            // The reading side sees it too.
        }
    }

    private static void readToEnd(Socket socket) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try {
            while (socket.getInputStream().read(buffer) >= 0) {}
        } catch (EOFException | SocketTimeoutException e) {
            throw new IOException("a session has not ended as it should", e);
        }
    }
}
