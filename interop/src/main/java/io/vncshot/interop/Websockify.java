package io.vncshot.interop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The proxy under test, as a process of its own on a free port of 127.0.0.1. */
public final class Websockify implements AutoCloseable {
    private static final String MAIN = "io.vncshot.proxy.Main";
    private static final int START_SECONDS = 20;
    private static final Pattern LISTENING = Pattern.compile("listening on \\S+:(\\d+) ");

    private final Daemon daemon;
    private final int port;

    private Websockify(Daemon daemon, int port) {
        this.daemon = daemon;
        this.port = port;
    }

    /** Starts one that leads to a port on 127.0.0.1, with further options, and returns when it listens. */
    public static Websockify to(int targetPort, String... options) {
        return start(List.of(options), List.of("127.0.0.1:0", "127.0.0.1:" + targetPort));
    }

    /** Starts one that leads to where its options say. */
    public static Websockify with(String... options) {
        return start(List.of(options), List.of("127.0.0.1:0"));
    }

    private static Websockify start(List<String> options, List<String> addresses) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), MAIN));
        words.addAll(options);
        words.addAll(addresses);
        Daemon daemon = Daemon.start(words, Map.of());
        try {
            return new Websockify(daemon, awaitPort(daemon));
        } catch (IllegalStateException e) {
            daemon.close();
            throw e;
        }
    }

    private static int awaitPort(Daemon daemon) {
        TimeLimit limit = TimeLimit.seconds(START_SECONDS);
        while (true) {
            Matcher listening = LISTENING.matcher(daemon.log());
            if (listening.find()) {
                return Integer.parseInt(listening.group(1));
            }
            daemon.pauseWhileAlive();
            limit.check("the proxy's port");
        }
    }

    public int port() {
        return port;
    }

    public Daemon daemon() {
        return daemon;
    }

    @Override
    public void close() {
        daemon.close();
    }
}
