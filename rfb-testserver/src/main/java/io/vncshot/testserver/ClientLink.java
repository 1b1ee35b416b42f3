package io.vncshot.testserver;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * The socket to one client. Its thread reads and writes as if it blocked; other threads may only {@link #wake} it or
 * {@link #end} it.
 */
final class ClientLink implements Closeable {
    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final ByteBuffer input = ByteBuffer.allocate(4096).flip();
    private volatile boolean ended;

    private ClientLink(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.selector = selector;
        channel.configureBlocking(false);
        if (channel.getLocalAddress() instanceof InetSocketAddress) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        this.key = channel.register(selector, SelectionKey.OP_READ);
    }

    /** Takes the channel over, and closes it when that fails. */
    static ClientLink open(SocketChannel channel) throws IOException {
        Selector selector = null;
        try {
            selector = Selector.open();
            return new ClientLink(channel, selector);
        } catch (IOException e) {
            if (selector != null) {
                selector.close();
            }
            channel.close();
            throw e;
        }
    }

    /** Makes {@link #awaitInput} return. Any thread. */
    void wake() {
        selector.wakeup();
    }

    /** Makes whatever the connection's thread is doing fail with {@link ConnectionOver}. Any thread. */
    void end() {
        ended = true;
        selector.wakeup();
    }

    boolean hasInput() throws IOException {
        return input.hasRemaining() || fill();
    }

    /** Returns when there is input, on {@link #wake}, or for no reason. */
    void awaitInput() throws IOException {
        await(SelectionKey.OP_READ, 0);
    }

    int readU8() throws IOException {
        while (!hasInput()) {
            awaitInput();
        }
        return input.get() & 0xFF;
    }

    int readU16() throws IOException {
        return readU8() << 8 | readU8();
    }

    int readU32() throws IOException {
        return readU16() << 16 | readU16();
    }

    byte[] read(int count) throws IOException {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) readU8();
        }
        return bytes;
    }

    String readLatin1(int count) throws IOException {
        return new String(read(count), StandardCharsets.ISO_8859_1);
    }

    void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            readU8();
        }
    }

    /** Writes all of it. */
    void write(ByteBuffer bytes) throws IOException {
        checkOpen();
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE, 0);
            }
        }
    }

    void pause(long nanos) throws IOException {
        long deadline = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = deadline - System.nanoTime()) {
            await(0, left / 1_000_000 + 1);
        }
    }

    /** Swallows what the client sends until it goes or {@link #end} is called. */
    ConnectionOver stall() throws IOException {
        while (true) {
            readU8();
        }
    }

    /** Ends the stream in order; closing with input unread would reset the connection instead. */
    ConnectionOver drop() throws IOException {
        channel.shutdownOutput();
        return stall();
    }

    ConnectionOver reset() throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        close();
        return new ConnectionOver("reset");
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }

    private boolean fill() throws IOException {
        checkOpen();
        input.clear();
        int count = channel.read(input);
        input.flip();
        if (count < 0) {
            throw new ConnectionOver("the client has closed");
        }
        return count > 0;
    }

    private void await(int operations, long millis) throws IOException {
        key.interestOps(operations);
        selector.select(millis);
        selector.selectedKeys().clear();
        checkOpen();
    }

    private void checkOpen() throws ConnectionOver {
        if (ended) {
            throw new ConnectionOver("the server closes");
        }
    }
}
