package io.vncshot.interop;

import io.vncshot.interop.ServerSetup.ScreenMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A VNC server on an X screen, whose truth is {@code xwd}. */
public final class XVncServer implements VncServer {
    private final XScreen screen;
    private final Daemon daemon;
    private final int port;
    private final Optional<Path> passwordFile;

    private XVncServer(XScreen screen, Daemon daemon, int port, Optional<Path> passwordFile) {
        this.screen = screen;
        this.daemon = daemon;
        this.port = port;
        this.passwordFile = passwordFile;
    }

    /** As {@link VncServer#start}, for one with an X screen. */
    public static XVncServer start(ServerSetup setup) {
        Requirements.require(setup.kind().programs());
        Optional<Path> passwordFile = setup.password().map(XVncServer::passwordFile);
        int port = VncPort.free();
        XScreen screen = XScreen.start(display -> xServer(setup, display, port, passwordFile));
        try {
            // x11vnc comes after the pattern: what its first picture shows is then not a matter of its polling.
            TestPattern.show(screen);
            Daemon daemon = setup.kind() == ServerKind.X11VNC
                    ? Daemon.start(x11vnc(setup, screen, port, passwordFile), Map.of())
                    : screen.server();
            return whenItAnswers(new XVncServer(screen, daemon, port, passwordFile));
        } catch (IllegalStateException e) {
            screen.close();
            passwordFile.ifPresent(XVncServer::delete);
            throw e;
        }
    }

    public XScreen screen() {
        return screen;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Daemon daemon() {
        return daemon;
    }

    @Override
    public Picture truth() {
        return screen.dump().picture();
    }

    @Override
    public void close() {
        if (daemon != screen.server()) {
            daemon.close();
        }
        screen.close();
        passwordFile.ifPresent(XVncServer::delete);
    }

    private static XVncServer whenItAnswers(XVncServer server) {
        try {
            VncPort.awaitBanner(server.port, server.daemon);
            return server;
        } catch (IllegalStateException e) {
            if (server.daemon != server.screen.server()) {
                server.daemon.close();
            }
            throw e;
        }
    }

    private static List<String> xServer(ServerSetup setup, int display, int port, Optional<Path> passwordFile) {
        ScreenMode mode = setup.mode();
        String size = mode.width() + "x" + mode.height();
        String depth = Integer.toString(mode.depth());
        String name = ":" + display;
        return switch (setup.kind()) {
            case TIGHTVNC ->
                with(
                        passwordFile,
                        "-rfbauth",
                        setup.commandLine(
                                "Xtightvnc",
                                name,
                                "-geometry",
                                size,
                                "-depth",
                                depth,
                                "-rfbport",
                                "" + port,
                                "-localhost",
                                "-nolisten",
                                "tcp"));
            case TIGERVNC -> {
                List<String> line = setup.commandLine(
                        "Xtigervnc", name, "-geometry", size, "-depth", depth, "-rfbport", "" + port, "-localhost");
                yield passwordFile.isPresent()
                        ? with(passwordFile, "-PasswordFile", line)
                        : with(Optional.of(Path.of("None")), "-SecurityTypes", line);
            }
            case X11VNC -> List.of("Xvfb", name, "-screen", "0", size + "x" + depth, "-nolisten", "tcp");
            case QEMU -> throw new IllegalArgumentException("QEMU has no X screen");
        };
    }

    private static List<String> x11vnc(ServerSetup setup, XScreen screen, int port, Optional<Path> passwordFile) {
        List<String> line = setup.commandLine(
                "x11vnc", "-display", screen.name(), "-rfbport", "" + port, "-localhost", "-forever", "-shared");
        if (passwordFile.isEmpty()) {
            line.add("-nopw");
        }
        return with(passwordFile, "-rfbauth", line);
    }

    private static List<String> with(Optional<Path> value, String option, List<String> line) {
        List<String> longer = new ArrayList<>(line);
        value.ifPresent(text -> longer.addAll(List.of(option, text.toString())));
        return longer;
    }

    private static Path passwordFile(String password) {
        try {
            Path file = Files.createTempFile("interop-password", "");
            PasswordFile.write(password, file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
