package io.vncshot.cli.record;

import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.Transport;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** One end of what is relayed. One thread reads it while another writes to it; {@link #close} ends both. */
public interface Side extends Closeable {
    /** Waits for bytes; -1 at the end. */
    int read(ByteBuffer target) throws IOException;

    void write(ByteBuffer source) throws IOException;

    /** A channel that blocks. */
    static Side of(SocketChannel channel) {
        return new Side() {
            @Override
            public int read(ByteBuffer target) throws IOException {
                return channel.read(target);
            }

            @Override
            public void write(ByteBuffer source) throws IOException {
                while (source.hasRemaining()) {
                    channel.write(source);
                }
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    /** A transport of which one thread may read while another writes. */
    static Side of(Transport transport) {
        return new Side() {
            @Override
            public int read(ByteBuffer target) throws IOException {
                return transport.read(target, forEver());
            }

            @Override
            public void write(ByteBuffer source) throws IOException {
                transport.write(source, forEver());
            }

            @Override
            public void close() {
                transport.close();
            }
        };
    }

    /** A transport for one thread at a time: the one that waits for bytes lets the other in again and again. */
    static Side inTurns(Transport transport) {
        ReentrantLock lock = new ReentrantLock(true);
        Duration turn = Duration.ofMillis(5);
        return new Side() {
            @Override
            public int read(ByteBuffer target) throws IOException {
                while (true) {
                    lock.lock();
                    try {
                        if (transport.awaitReadable(Deadline.after(turn))) {
                            return transport.read(target, forEver());
                        }
                    } finally {
                        lock.unlock();
                    }
                }
            }

            @Override
            public void write(ByteBuffer source) throws IOException {
                lock.lock();
                try {
                    transport.write(source, forEver());
                } finally {
                    lock.unlock();
                }
            }

            @Override
            public void close() {
                transport.close();
            }
        };
    }

    private static Deadline forEver() {
        return Deadline.after(Duration.ofDays(3650));
    }
}
