package io.vncshot.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A websockify that has started a server, both of an account. */
final class WrappingProxy implements AutoCloseable {
    private static final int START_SECONDS = 40;
    private static final Pattern READY = Pattern.compile("is ready on (\\S+):(\\d+), moved there from port (\\d+)");

    private final Account account;
    private final Daemon daemon;
    private final int port;

    private WrappingProxy(Account account, Daemon daemon, int port) {
        this.account = account;
        this.daemon = daemon;
        this.port = port;
    }

    /** Returns when the proxy listens. */
    static WrappingProxy start(Account account, int port, List<String> options, List<String> command) {
        List<String> words = new ArrayList<>();
        words.add(Integer.toString(port));
        words.addAll(options);
        words.add("--");
        words.addAll(command);
        Daemon daemon = account.startWebsockify(words.toArray(String[]::new));
        WrappingProxy proxy = new WrappingProxy(account, daemon, port);
        proxy.awaitLog("listening on", 1);
        return proxy;
    }

    /** Waits until the log has the text so many times. */
    void awaitLog(String text, int times) {
        TimeLimit limit = TimeLimit.seconds(START_SECONDS);
        while (daemon.log().split(Pattern.quote(text), -1).length <= times) {
            daemon.pauseWhileAlive();
            limit.check("\"" + text + "\" in the log: " + daemon.log());
        }
    }

    /** The port that the server was moved to, by the log, when it is ready. */
    int awaitReboundPort() {
        awaitLog("is ready on", 1);
        Matcher last = READY.matcher(daemon.log());
        int rebound = 0;
        while (last.find()) {
            rebound = Integer.parseInt(last.group(2));
        }
        return rebound;
    }

    int port() {
        return port;
    }

    Daemon daemon() {
        return daemon;
    }

    /** The descendants of the proxy, the server among them. */
    List<ProcessHandle> descendants() {
        return daemon.process().descendants().toList();
    }

    boolean hasStateFile() {
        return Files.exists(stateFile());
    }

    String state() {
        try {
            return Files.readString(stateFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path stateFile() {
        return account.runtimeDirectory().resolve("vncshot").resolve("rebound-" + port);
    }

    @Override
    public void close() {
        daemon.close();
    }
}
