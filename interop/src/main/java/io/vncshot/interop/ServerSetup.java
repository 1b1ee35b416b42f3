package io.vncshot.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which server to start.
 *
 * @param password what clients must give, at most 8 characters; empty for none
 * @param extraArguments for the server's command line
 */
public record ServerSetup(ServerKind kind, ScreenMode mode, Optional<String> password, List<String> extraArguments) {
    /** A screen's size in pixels and its depth in bits. */
    public record ScreenMode(int width, int height, int depth) {
        @Override
        public String toString() {
            return width + "x" + height + "x" + depth;
        }
    }

    public static final ScreenMode XGA = new ScreenMode(1024, 768, 24);

    public ServerSetup {
        extraArguments = List.copyOf(extraArguments);
        if (!kind.depths().contains(mode.depth())) {
            throw new IllegalArgumentException(kind + " depth " + mode.depth() + ": must be one of " + kind.depths());
        }
    }

    /** 1024x768 in 24 bits, without a password. */
    public static ServerSetup of(ServerKind kind) {
        return new ServerSetup(kind, XGA, Optional.empty(), List.of());
    }

    public ServerSetup with(ScreenMode newMode) {
        return new ServerSetup(kind, newMode, password, extraArguments);
    }

    public ServerSetup withPassword(String newPassword) {
        return new ServerSetup(kind, mode, Optional.of(newPassword), extraArguments);
    }

    public ServerSetup withArguments(String... arguments) {
        return new ServerSetup(kind, mode, password, List.of(arguments));
    }

    /** Those words and the extra arguments. */
    List<String> commandLine(String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(extraArguments);
        return line;
    }

    @Override
    public String toString() {
        return kind + " " + mode + (password.isPresent() ? " password" : "") + String.join(" ", extraArguments);
    }
}
