package io.vncshot.rfb.handshake;

import io.vncshot.rfb.pixel.PixelFormat;

/** What the server says of its screen, RFC 6143 §7.3.2. */
public record ServerInit(int width, int height, PixelFormat pixelFormat, String desktopName) {}
