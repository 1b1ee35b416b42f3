package io.vncshot.rfb.message;

import io.vncshot.rfb.pixel.Cursor;
import io.vncshot.rfb.protocol.Rectangle;

/** What a server's messages tell beside the pixels. */
public interface MessageHandler {
    void bell();

    void cutText(String text);

    /** The screen has that size now, and nothing on it is painted. */
    void resized(int width, int height);

    void renamed(String desktopName);

    /** A shape of 0x0 says that the client is to draw none. */
    void cursorChanged(Cursor cursor);

    /** A rectangle has been painted. */
    void painted(Rectangle rectangle);
}
