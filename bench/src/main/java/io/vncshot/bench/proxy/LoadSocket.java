package io.vncshot.bench.proxy;

import io.vncshot.bench.proxy.Messages.Framing;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * A client's connection to {@code ws://}, {@code wss://} (any certificate will do) or, for a relay without WebSockets,
 * {@code tcp://}. It can be written to by one thread and read from by another.
 */
final class LoadSocket implements AutoCloseable {
    private static final int BUFFER = 1 << 17;
    private static final int TIMEOUT_MILLIS = 60_000;

    private final Socket socket;
    private final Framing framing;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer;
    private int start;
    private int end;
    private long frameLeft;

    private LoadSocket(Socket socket, Framing framing, int bufferSize) throws IOException {
        this.socket = socket;
        this.framing = framing;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.buffer = new byte[bufferSize];
    }

    static LoadSocket open(URI address) throws IOException {
        return open(address, BUFFER);
    }

    /** With a smaller buffer, for many that read little. */
    static LoadSocket open(URI address, int bufferSize) throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        if (address.getScheme().equals("wss")) {
            socket = secure(socket, address);
        }
        Framing framing = address.getScheme().equals("tcp") ? Framing.NONE : Framing.WEBSOCKET;
        LoadSocket opened = new LoadSocket(socket, framing, bufferSize);
        if (framing == Framing.WEBSOCKET) {
            opened.shakeHands(address);
        }
        return opened;
    }

    private static Socket secure(Socket plain, URI address) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Trusting()}, null);
            return context.getSocketFactory().createSocket(plain, address.getHost(), address.getPort(), true);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private void shakeHands(URI address) throws IOException {
        out.write(request(address));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) readByte());
        }
        if (!head.toString().startsWith("HTTP/1.1 101 ")) {
            throw new IOException(
                    address + ": " + head.toString().lines().findFirst().orElse(""));
        }
    }

    /** What opens a WebSocket. */
    static byte[] request(URI address) {
        String request = "GET " + (address.getPath().isEmpty() ? "/" : address.getPath()) + " HTTP/1.1\r\nHost: "
                + address.getAuthority() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        return request.getBytes(StandardCharsets.US_ASCII);
    }

    Framing framing() {
        return framing;
    }

    /** Sends an order for the target as a message of its own. */
    void order(Order.Kind kind, long bytes) throws IOException {
        out.write(Messages.repeated(new Order(kind, bytes).encode(), 1, framing));
    }

    /** Sends what {@link Messages} has made. */
    void send(byte[] messages) throws IOException {
        out.write(messages);
    }

    /** Takes that many bytes of payload, out of any number of messages. */
    void skip(long bytes) throws IOException {
        long left = bytes;
        while (left > 0) {
            if (framing == Framing.WEBSOCKET && frameLeft == 0) {
                readFrameHead();
            }
            fill();
            long n = Math.min(left, end - start);
            if (framing == Framing.WEBSOCKET) {
                n = Math.min(n, frameLeft);
                frameLeft -= n;
            }
            start += (int) n;
            left -= n;
        }
    }

    private void readFrameHead() throws IOException {
        int opcode = readByte() & 0x0f;
        int length = readByte();
        frameLeft = length;
        if (length >= 126) {
            frameLeft = 0;
            for (int i = length == 126 ? 2 : 8; i > 0; i--) {
                frameLeft = frameLeft << 8 | readByte();
            }
        }
        if (opcode == 8) {
            throw new EOFException("the proxy has closed the WebSocket");
        }
    }

    private int readByte() throws IOException {
        fill();
        return buffer[start++] & 0xff;
    }

    private void fill() throws IOException {
        if (start == end) {
            start = 0;
            end = in.read(buffer);
            if (end <= 0) {
                end = 0;
                throw new EOFException("the proxy has closed the connection");
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** For a certificate that was made a moment ago. */
    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
