package io.vncshot.cli.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Hands on the bytes of a viewer and a server until one of them closes. What is in them is nothing to it. */
final class Relay {
    private static final int BUFFER_BYTES = 64 << 10;

    private final Side viewer;
    private final Side server;
    private final Tap tap;

    /** Sees all bytes. It neither fails nor parses. */
    interface Tap {
        void add(Direction direction, byte[] bytes);
    }

    Relay(Side viewer, Side server, Tap tap) {
        this.viewer = viewer;
        this.server = server;
        this.tap = tap;
    }

    /** Returns when both sides are closed. */
    void run() {
        Thread down = new Thread("relay-to-viewer") {
            @Override
            public void run() {
                pump(server, viewer, Direction.TO_VIEWER);
            }
        };
        down.start();
        pump(viewer, server, Direction.TO_SERVER);
        try {
            down.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Side from, Side to, Direction direction) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        try {
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                tap.add(direction, Arrays.copyOf(buffer.array(), buffer.limit()));
                to.write(buffer);
            }
        } catch (IOException ended) {
            // By whichever side it was: the session is over.
        } finally {
            close(viewer);
            close(server);
        }
    }

    private static void close(Side side) {
        try {
            side.close();
        } catch (IOException | UncheckedIOException closed) {
            // It is of no use any more.
        }
    }
}
