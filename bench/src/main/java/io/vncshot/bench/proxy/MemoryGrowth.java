package io.vncshot.bench.proxy;

import io.vncshot.bench.proxy.Messages.Framing;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** How much memory a proxy takes, in MiB, while one side does not read or a message does not end. */
enum MemoryGrowth {
    SLOW_READER("slow reader") {
        @Override
        void load(LoadSocket socket) throws IOException {
            socket.order(Order.Kind.DOWNLOAD, FOREVER);
        }
    },
    SLOW_TARGET("slow target") {
        @Override
        void load(LoadSocket socket) throws IOException {
            socket.order(Order.Kind.STALL, 0);
            byte[] messages = Messages.repeated(new byte[16384], 4, Framing.WEBSOCKET);
            while (true) {
                socket.send(messages);
            }
        }
    },
    ENDLESS_MESSAGE("endless message") {
        @Override
        void load(LoadSocket socket) throws IOException {
            socket.order(Order.Kind.UPLOAD, FOREVER);
            socket.send(Messages.endlessHead());
            byte[] piece = new byte[65536];
            while (true) {
                socket.send(piece);
            }
        }
    };

    private static final long FOREVER = 1L << 50;
    private static final long SAMPLE_NANOS = 100_000_000L;

    private final String title;

    MemoryGrowth(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Runs until the socket is closed, or the other side takes nothing more. */
    abstract void load(LoadSocket socket) throws IOException;

    /** The most that it grows within that time. */
    double megabytes(RunningProxy proxy, double seconds) throws IOException {
        Load.upload(16384).run(proxy.plain(), 4096);
        Load.download(1).run(proxy.plain(), 64L << 20);
        long before = proxy.processes().memoryKilobytes();
        long most = before;
        try (LoadSocket socket = LoadSocket.open(proxy.plain())) {
            Thread loading = new Thread(() -> loadUntilClosed(socket), "load");
            loading.setDaemon(true);
            loading.start();
            long end = System.nanoTime() + (long) (seconds * 1e9);
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(SAMPLE_NANOS);
                most = Math.max(most, proxy.processes().memoryKilobytes());
            }
        }
        return (most - before) / 1024.0;
    }

    private void loadUntilClosed(LoadSocket socket) {
        try {
            load(socket);
        } catch (IOException e) {
            // It was closed, which is how this ends.
        }
    }
}
