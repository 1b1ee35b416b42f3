package io.vncshot.interop;

import java.util.List;

/** The VNC servers that Debian has packages for and that need no screen of their own. */
public enum ServerKind {
    /** {@code Xtightvnc} of tightvncserver. */
    TIGHTVNC,
    /** {@code Xtigervnc} of tigervnc-standalone-server; it has no depth 8. */
    TIGERVNC,
    /** {@code x11vnc} on {@code Xvfb}; at depth 8 the screen has a colour map. */
    X11VNC,
    /** A virtual machine without an operating system. The depth is the guest's: on the wire it always is 24. */
    QEMU;

    /** The depths that it can have a screen of. */
    public List<Integer> depths() {
        return this == TIGERVNC ? List.of(24, 16) : List.of(24, 16, 8);
    }

    /** What must be installed to run it and to learn the truth about its screen. */
    public List<String> programs() {
        return switch (this) {
            case TIGHTVNC -> List.of("Xtightvnc", "xwd", "xterm");
            case TIGERVNC -> List.of("Xtigervnc", "xwd", "xterm");
            case X11VNC -> List.of("x11vnc", "Xvfb", "xwd", "xterm");
            case QEMU -> List.of("qemu-system-x86_64");
        };
    }
}
