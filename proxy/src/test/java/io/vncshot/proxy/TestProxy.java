package io.vncshot.proxy;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

import static org.assertj.core.api.Assertions.assertThat;

/** A running proxy on a free port of 127.0.0.1. Closing it checks that every buffer was released. */
final class TestProxy implements AutoCloseable {
    final ProxyServer server;
    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);
    private boolean ended;

    TestProxy(String... arguments) throws IOException {
        String[] all = new String[arguments.length + 1];
        all[0] = "127.0.0.1:0";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        server = ProxyServer.start(ProxyOptions.parse(all), allocator);
    }

    int port() {
        return ((InetSocketAddress) server.addresses().get(0)).getPort();
    }

    WebSocketClient connect() throws IOException {
        return new WebSocketClient(connect("127.0.0.1", port()));
    }

    static Socket connect(String literal, int port) throws IOException {
        return new Socket(NetUtil.createInetAddressFromIpAddressString(literal), port);
    }

    /** A client whose WebSocket is open. */
    WebSocketClient open() throws IOException {
        WebSocketClient client = connect();
        assertThat(client.open("/websockify", "")).startsWith("HTTP/1.1 101 ");
        return client;
    }

    /** Waits until the proxy has ended by itself. */
    void awaitEnd() throws InterruptedException {
        server.run();
        ended = true;
    }

    /** Ends the proxy as SIGTERM does. */
    void drain(ProxyServer.Patience patience) {
        ended = true;
        try {
            server.drain(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (!ended) {
            drain(new ProxyServer.Patience(0, 1));
        }
        assertThat(allocator.metric().usedDirectMemory()).as("bytes leaked").isZero();
        assertThat(allocator.metric().usedHeapMemory()).as("bytes leaked").isZero();
    }
}
