package io.vncshot.bench.proxy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many WebSockets at once that say nothing.
 *
 * @param open how many there were in the end
 * @param kilobytesEach memory of the proxy for each of them
 * @param freshMillis until a further client was connected and had the target's greeting
 */
record IdleSessions(int open, double kilobytesEach, double freshMillis) {
    /** What we want. A session has two sockets in the proxy, and two here, so the limit of open files may allow fewer. */
    static final int MOST = Math.min(10_000, (openFiles() - 150) / 2);

    private static final int SMALL_BUFFER = 256;
    private static final int FRESH_CLIENTS = 5;

    /** The limit of this process, and of those that it starts. */
    private static int openFiles() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/limits"))) {
                if (line.startsWith("Max open files")) {
                    return (int) Math.min(1 << 20, Long.parseLong(line.replaceFirst("Max open files +(\\d+).*", "$1")));
                }
            }
        } catch (IOException | NumberFormatException e) {
            System.err.println("bench/run: the limit of open files: " + e.getMessage());
        }
        return 1024;
    }

    /** Opens so many, fewer if the proxy takes no more. */
    static IdleSessions open(Peer peer, int wanted, Path certificate) throws IOException {
        List<LoadSocket> clients = new ArrayList<>(wanted);
        try (TargetServer target = TargetServer.startGreeting();
                RunningProxy proxy = RunningProxy.start(peer, target.port(), certificate)) {
            greet(proxy.plain()).close();
            long before = proxy.processes().memoryKilobytes();
            try {
                while (clients.size() < wanted) {
                    clients.add(greet(proxy.plain()));
                }
            } catch (IOException e) {
                System.err.println("bench/run: " + peer.title() + " after " + clients.size() + " sessions: " + e);
            }
            double each = (proxy.processes().memoryKilobytes() - before) / (double) clients.size();
            return new IdleSessions(clients.size(), each, freshMillis(proxy.plain()));
        } finally {
            for (LoadSocket client : clients) {
                client.close();
            }
        }
    }

    private static LoadSocket greet(URI address) throws IOException {
        LoadSocket client = LoadSocket.open(address, SMALL_BUFFER);
        try {
            client.skip(TargetServer.GREETING_BYTES);
            return client;
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    /** The median of a few; not a number where one was not served. */
    private static double freshMillis(URI address) {
        double[] millis = new double[FRESH_CLIENTS];
        for (int i = 0; i < FRESH_CLIENTS; i++) {
            long start = System.nanoTime();
            try {
                LoadSocket client = greet(address);
                millis[i] = (System.nanoTime() - start) / 1e6;
                client.close();
            } catch (IOException e) {
                return Double.NaN;
            }
        }
        Arrays.sort(millis);
        return millis[FRESH_CLIENTS / 2];
    }
}
