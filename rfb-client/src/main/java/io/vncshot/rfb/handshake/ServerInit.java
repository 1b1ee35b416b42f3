package io.vncshot.rfb.handshake;

import io.vncshot.rfb.pixel.PixelFormat;
import org.jspecify.annotations.Nullable;

/**
 * What the server says of its screen, RFC 6143 §7.3.2.
 *
 * @param pixelFormat null when it is one that cannot be, which management controllers of mainboards announce
 */
public record ServerInit(int width, int height, @Nullable PixelFormat pixelFormat, String desktopName) {}
