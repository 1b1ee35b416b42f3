package io.vncshot.bench.proxy;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;

/** What is measured of each proxy that is up, in each round: a name, a unit, and one or two figures. */
enum Measurement {
    BULK("bulk, 1 connection", "MiB/s", "CPU s/GiB") {
        @Override
        double[] take(RunningProxy proxy, double seconds) throws IOException {
            return bytes(Rate.measure(Load.download(1), proxy.plain(), proxy.processes(), START_BYTES, seconds));
        }
    },
    BULK_OF_FIFTY("bulk, 50 connections", "MiB/s", "CPU s/GiB") {
        @Override
        double[] take(RunningProxy proxy, double seconds) throws IOException {
            return bytes(Rate.measure(Load.download(50), proxy.plain(), proxy.processes(), START_BYTES, seconds));
        }
    },
    UPLOAD("upload, frames of 16 KiB", "MiB/s", "CPU s/GiB") {
        @Override
        double[] take(RunningProxy proxy, double seconds) throws IOException {
            Rate frames =
                    Rate.measure(Load.upload(FRAME), proxy.plain(), proxy.processes(), START_BYTES / FRAME, seconds);
            return bytes(new Rate(frames.perSecond() * FRAME, frames.cpuSeconds() / FRAME));
        }
    },
    SMALL_MESSAGES("upload, messages of 64 bytes", "thousand/s", "CPU µs each") {
        @Override
        double[] take(RunningProxy proxy, double seconds) throws IOException {
            Rate rate = Rate.measure(Load.upload(64), proxy.plain(), proxy.processes(), START_MESSAGES, seconds);
            return new double[] {rate.perSecond() / 1e3, rate.cpuSeconds() * 1e6};
        }
    },
    PING_PONG("there and back, 64 bytes", "p50 µs", "p99 µs") {
        @Override
        double[] take(RunningProxy proxy, double seconds) throws IOException {
            Load.pingPong(proxy.plain(), TRIPS);
            double[] micros = Load.pingPong(proxy.plain(), TRIPS);
            Arrays.sort(micros);
            return new double[] {micros[TRIPS / 2], micros[TRIPS * 99 / 100]};
        }
    },
    CONNECTIONS("connections", "a second", "CPU ms each") {
        @Override
        double[] take(RunningProxy proxy, double seconds) throws IOException {
            return connects(proxy, proxy.plain(), seconds);
        }
    },
    TLS_BULK("TLS: bulk, 1 connection", "MiB/s", "CPU s/GiB") {
        @Override
        double[] take(RunningProxy proxy, double seconds) throws IOException {
            return bytes(Rate.measure(Load.download(1), proxy.secure(), proxy.processes(), START_BYTES, seconds));
        }
    },
    TLS_CONNECTIONS("TLS: connections", "a second", "CPU ms each") {
        @Override
        double[] take(RunningProxy proxy, double seconds) throws IOException {
            return connects(proxy, proxy.secure(), seconds);
        }
    };

    private static final long START_BYTES = 32L << 20;
    private static final long START_MESSAGES = 8192;
    private static final long START_CONNECTIONS = 40;
    private static final int FRAME = 16384;
    private static final int TRIPS = 2000;

    private final String title;
    private final String first;
    private final String second;

    Measurement(String title, String first, String second) {
        this.title = title;
        this.first = first;
        this.second = second;
    }

    String title() {
        return title;
    }

    /** What its two figures are. */
    String units() {
        return first + ", " + second;
    }

    /** Whether the second figure is one of the program's process. */
    boolean isOfProcess() {
        return second.startsWith("CPU");
    }

    boolean applies(Peer peer) {
        return peer.servesTls() || !title.startsWith("TLS");
    }

    /** The two figures, of a run of at least that many seconds. */
    abstract double[] take(RunningProxy proxy, double seconds) throws IOException;

    private static double[] bytes(Rate rate) {
        return new double[] {rate.perSecond() / (1 << 20), rate.cpuSeconds() * (1 << 30)};
    }

    private static double[] connects(RunningProxy proxy, URI address, double seconds) throws IOException {
        Rate rate = Rate.measure(Load.connects(), address, proxy.processes(), START_CONNECTIONS, seconds);
        return new double[] {rate.perSecond(), rate.cpuSeconds() * 1e3};
    }
}
