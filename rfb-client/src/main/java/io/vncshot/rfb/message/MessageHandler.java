package io.vncshot.rfb.message;

import io.vncshot.rfb.pixel.Cursor;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;

/** What a server's messages tell beside the pixels. */
public interface MessageHandler {
    void bell();

    void cutText(String text);

    /** The screen has that size now, and nothing on it is painted. */
    void resized(int width, int height);

    void renamed(String desktopName);

    /** A shape of 0x0 says that the client is to draw none. */
    void cursorChanged(Cursor cursor);

    /** A message of the extended clipboard: its flags, and what follows them. */
    default void extendedClipboard(int flags, byte[] payload) throws RfbException {}

    /** The server wants that back, by rfbproto's rules. */
    default void fence(int flags, byte[] payload) {}

    /** The server takes QEMU's extended key events. */
    default void extendedKeysAccepted() {}

    /** The server takes SetDesktopSize, and this is its first screen. */
    default void screenAnnounced(ScreenLayout screen) {}

    /**
     * What came of the last SetDesktopSize of this client.
     *
     * @param status 0 for success, else rfbproto's code for why not
     */
    default void resizeAnswered(int status) {}

    /** A rectangle has been painted. */
    void painted(Rectangle rectangle);
}
