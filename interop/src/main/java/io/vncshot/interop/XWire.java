package io.vncshot.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** The bytes of an X11 connection, little-endian: requests out, replies and events in. */
final class XWire implements AutoCloseable {
    private static final int REPLY_SECONDS = 10;
    private static final int PACKET_BYTES = 32;
    private static final int ERROR = 0;
    private static final int REPLY = 1;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final Queue<ByteBuffer> events = new ArrayDeque<>();

    private XWire(SocketChannel channel, Selector selector, SelectionKey key) {
        this.channel = channel;
        this.selector = selector;
        this.key = key;
    }

    static XWire open(int display) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket(display)));
        channel.configureBlocking(false);
        Selector selector = Selector.open();
        return new XWire(channel, selector, channel.register(selector, SelectionKey.OP_READ));
    }

    static Path socket(int display) {
        return Path.of("/tmp/.X11-unix/X" + display);
    }

    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Sends the connection setup and returns the server's answer, from its eighth byte on. */
    ByteBuffer setUp() {
        write(buffer(12)
                .put((byte) 'l')
                .put((byte) 0)
                .putShort((short) 11)
                .flip()
                .limit(12));
        TimeLimit limit = TimeLimit.seconds(REPLY_SECONDS);
        ByteBuffer head = read(8, limit);
        if (head.get(0) != 1) {
            throw new IllegalStateException("the X server refuses the connection");
        }
        return read(4 * Short.toUnsignedInt(head.getShort(6)), limit);
    }

    /** Sends a request, its length filled in. */
    void send(ByteBuffer request) {
        int length = request.flip().remaining();
        request.putShort(2, (short) (length / 4));
        write(request);
    }

    /** The reply to the request sent last: 32 bytes and what follows them. */
    ByteBuffer reply() {
        TimeLimit limit = TimeLimit.seconds(REPLY_SECONDS);
        while (true) {
            ByteBuffer packet = packet(limit);
            if (packet.get(0) == REPLY) {
                return packet;
            }
            events.add(packet);
        }
    }

    /** The next event, or empty when there is none within the limit. */
    Optional<ByteBuffer> event(TimeLimit limit) {
        if (!events.isEmpty()) {
            return Optional.of(events.remove());
        }
        return awaitBytes(limit) ? Optional.of(packet(TimeLimit.seconds(REPLY_SECONDS))) : Optional.empty();
    }

    @Override
    public void close() {
        try {
            selector.close();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ByteBuffer packet(TimeLimit limit) {
        ByteBuffer packet = read(PACKET_BYTES, limit);
        if (packet.get(0) == ERROR) {
            throw new IllegalStateException(
                    "X error " + packet.get(1) + " to request " + Byte.toUnsignedInt(packet.get(10)));
        }
        if (packet.get(0) != REPLY || packet.getInt(4) == 0) {
            return packet;
        }
        ByteBuffer whole = buffer(PACKET_BYTES + 4 * packet.getInt(4));
        return whole.put(packet).put(read(4 * packet.getInt(4), limit)).flip();
    }

    private ByteBuffer read(int bytes, TimeLimit limit) {
        ByteBuffer target = buffer(bytes);
        try {
            while (target.hasRemaining()) {
                if (!awaitBytes(limit)) {
                    limit.check("the X server's answer");
                } else if (channel.read(target) < 0) {
                    throw new IllegalStateException("the X server closed the connection");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.flip();
    }

    private boolean awaitBytes(TimeLimit limit) {
        try {
            return await(SelectionKey.OP_READ, limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(ByteBuffer bytes) {
        TimeLimit limit = TimeLimit.seconds(REPLY_SECONDS);
        try {
            while (bytes.hasRemaining()) {
                if (channel.write(bytes) == 0 && !await(SelectionKey.OP_WRITE, limit)) {
                    limit.check("writing to the X server");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean await(int operation, TimeLimit limit) throws IOException {
        key.interestOps(operation);
        selector.selectedKeys().clear();
        return selector.select(Math.max(1, limit.remainingMillis())) > 0;
    }
}
