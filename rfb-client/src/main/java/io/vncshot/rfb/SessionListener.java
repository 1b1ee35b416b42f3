package io.vncshot.rfb;

/** What a server tells beside pictures. Called on the session's thread, from within the session's methods. */
public interface SessionListener {
    /** Ignores everything. */
    SessionListener NONE = new SessionListener() {};

    default void bell() {}

    /** The server's clipboard, at most 1 MiB of it. It may hold any character; escape before printing. */
    default void cutText(String text) {}

    default void resized(int width, int height) {}

    default void renamed(String desktopName) {}
}
