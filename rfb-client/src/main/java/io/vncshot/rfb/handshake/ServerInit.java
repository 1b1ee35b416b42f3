package io.vncshot.rfb.handshake;

import io.vncshot.rfb.pixel.PixelFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the server says of its screen, RFC 6143 §7.3.2.
 *
 * @param pixelFormat null when it is one that cannot be, which management controllers of mainboards announce
 */
public record ServerInit(int width, int height, @Nullable PixelFormat pixelFormat, String desktopName) {
    private static final int FIXED_BYTES = 24;

    /** As a server sends it; with 32-bit BGRX where the format cannot be. */
    public byte[] encoded() {
        PixelFormat format = pixelFormat == null ? PixelFormat.BGRX8888 : pixelFormat;
        byte[] name = desktopName.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(FIXED_BYTES + name.length)
                .putShort((short) width)
                .putShort((short) height)
                .put(format.encoded())
                .putInt(name.length)
                .put(name)
                .array();
    }
}
