package io.vncshot.bench.proxy;

import io.vncshot.bench.proxy.Messages.Framing;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * Opens a session, has the target say one word, and ends it, one time after the other. It costs a third of what
 * {@link LoadSocket} does, so that with many a second the proxy is what is measured. Of one thread.
 */
final class QuickSession {
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ACCEPTED = "HTTP/1.1 101 ".getBytes(StandardCharsets.US_ASCII);

    private final InetSocketAddress address;
    private final ByteBuffer request;
    private final ByteBuffer order;
    private final ByteBuffer answer = ByteBuffer.allocateDirect(1024);
    private final int answerBytes;

    /** For ws:// or tcp://. */
    QuickSession(URI uri) {
        boolean isWebSocket = uri.getScheme().equals("ws");
        Framing framing = isWebSocket ? Framing.WEBSOCKET : Framing.NONE;
        byte[] message = Messages.repeated(new Order(Order.Kind.DOWNLOAD, 1).encode(), 1, framing);
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), uri.getPort());
        this.request = direct(isWebSocket ? LoadSocket.request(uri) : new byte[0]);
        this.order = direct(message);
        this.answerBytes = isWebSocket ? 3 : 1;
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    void run() throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(address);
            if (request.capacity() > 0) {
                channel.write(request.rewind());
                shakeHands(channel);
            }
            channel.write(order.rewind());
            answer.clear().limit(answerBytes);
            while (answer.hasRemaining()) {
                read(channel);
            }
        }
    }

    private void shakeHands(SocketChannel channel) throws IOException {
        answer.clear();
        do {
            read(channel);
        } while (!endsWithHead());
        for (int i = 0; i < ACCEPTED.length; i++) {
            if (answer.get(i) != ACCEPTED[i]) {
                throw new IOException(address + ": the WebSocket was refused");
            }
        }
    }

    private boolean endsWithHead() {
        int start = answer.position() - HEAD_END.length;
        for (int i = 0; i < HEAD_END.length; i++) {
            if (start < 0 || answer.get(start + i) != HEAD_END[i]) {
                return false;
            }
        }
        return true;
    }

    private void read(SocketChannel channel) throws IOException {
        if (channel.read(answer) < 0) {
            throw new EOFException("the proxy has closed the connection");
        }
    }
}
