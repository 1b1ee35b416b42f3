package io.vncshot.rfb.message;

/** What SetDesktopSize has to repeat of a screen of ExtendedDesktopSize (rfbproto). */
public record ScreenLayout(int id, int flags) {}
