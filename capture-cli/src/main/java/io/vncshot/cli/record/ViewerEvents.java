package io.vncshot.cli.record;

/** What a viewer's messages say, RFC 6143 §7.5. */
interface ViewerEvents {
    default void keyEvent(KeyMove move, int keysym) {}

    /**
     * The pointer is there, and these buttons are down.
     *
     * @param buttonMask bit 0 is button 1
     */
    default void pointer(int x, int y, int buttonMask) {}

    default void cutText(String text) {}

    default void resize(int width, int height) {}

    /** It has asked for an update, or for updates without being asked. */
    default void updateAsked() {}

    /** The pixel format it wants, as 16 bytes. */
    default void pixelFormat(byte[] format) {}

    /** Which way a key goes. */
    enum KeyMove {
        DOWN,
        UP
    }
}
