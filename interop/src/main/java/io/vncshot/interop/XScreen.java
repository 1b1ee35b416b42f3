package io.vncshot.interop;

import java.awt.Point;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** An X server with a display number of its own, and the X clients that tests start on it. */
public final class XScreen implements AutoCloseable {
    private static final int START_SECONDS = 20;
    private static final int ATTEMPTS = 5;
    private static final int FIRST_DISPLAY = 100;
    private static final int DISPLAYS = 900;

    private final int display;
    private final Daemon server;
    private final XConnection connection;
    private final List<Daemon> clients = new ArrayList<>();

    private XScreen(int display, Daemon server, XConnection connection) {
        this.display = display;
        this.server = server;
        this.connection = connection;
    }

    /** Starts the server that {@code commandLine} makes of a display number; takes another number when one is in use. */
    static XScreen start(IntFunction<List<String>> commandLine) {
        for (int attempt = 1; true; attempt++) {
            int display = freeDisplay();
            Daemon server = Daemon.start(commandLine.apply(display), Map.of());
            try {
                return new XScreen(display, server, connect(display, server));
            } catch (IllegalStateException e) {
                stop(display, server);
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** What {@code DISPLAY} is for its clients. */
    public String name() {
        return ":" + display;
    }

    Daemon server() {
        return server;
    }

    /** Keeps the X server from a reset, and is for the tests' own use. */
    public XConnection connection() {
        return connection;
    }

    public Point pointer() {
        return connection.pointer();
    }

    /** Starts an X client that ends with this screen. */
    public Daemon startClient(String... commandLine) {
        Daemon client = Daemon.start(List.of(commandLine), Map.of("DISPLAY", name(), "LC_ALL", "C.UTF-8"));
        clients.add(client);
        return client;
    }

    /** A background, other than that of any other seed, to be painted later; it is there when that returns. */
    public Runnable background(long seed) {
        int[] values = TestPattern.values(connection, seed);
        return () -> {
            connection.paintBackground(values);
            connection.sync();
        };
    }

    /** Moves what the screen shows up, the lowest rows staying as they are; it is done when that returns. */
    public void scroll(int rows) {
        connection.scroll(rows);
        connection.sync();
    }

    /** The whole screen by {@code xwd}. */
    public Xwd dump() {
        try {
            Path file = Files.createTempFile("interop-screen", ".xwd");
            try {
                Command.of("xwd", "-root", "-silent", "-display", name(), "-out", file.toString())
                        .runSuccessfully();
                return Xwd.parse(Files.readAllBytes(file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        clients.forEach(Daemon::close);
        connection.close();
        stop(display, server);
    }

    private static XConnection connect(int display, Daemon server) {
        TimeLimit limit = TimeLimit.seconds(START_SECONDS);
        while (true) {
            try {
                return XConnection.open(display);
            } catch (IOException e) {
                server.pauseWhileAlive();
                limit.check("X display :" + display);
            }
        }
    }

    private static int freeDisplay() {
        SplittableRandom random = new SplittableRandom();
        while (true) {
            int display = FIRST_DISPLAY + random.nextInt(DISPLAYS);
            if (Files.notExists(lock(display)) && Files.notExists(XWire.socket(display))) {
                return display;
            }
        }
    }

    private static void stop(int display, Daemon server) {
        boolean ours = ownsLock(display, server);
        server.close();
        try {
            if (ours) {
                Files.deleteIfExists(lock(display));
                Files.deleteIfExists(XWire.socket(display));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ownsLock(int display, Daemon server) {
        try {
            return Files.readString(lock(display))
                    .strip()
                    .equals(Long.toString(server.process().pid()));
        } catch (IOException e) {
            return false;
        }
    }

    private static Path lock(int display) {
        return Path.of("/tmp/.X" + display + "-lock");
    }
}
