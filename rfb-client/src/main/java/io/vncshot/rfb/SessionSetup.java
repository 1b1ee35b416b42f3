package io.vncshot.rfb;

import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Encoding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session asks the server for when the user does not say. */
final class SessionSetup {
    /** On loopback a server copies pixels faster than it compresses them, and the client decompresses. */
    private static final List<Encoding> LOCAL = List.of(Encoding.RAW);

    /** Where bytes are dear. A server without ZRLE sends Tight, one without either Zlib. */
    private static final List<Encoding> REMOTE = List.of(
            Encoding.ZRLE,
            Encoding.TIGHT,
            Encoding.ZLIB,
            Encoding.HEXTILE,
            Encoding.TRLE,
            Encoding.RRE,
            Encoding.CORRE,
            Encoding.RAW,
            Encoding.COPY_RECT);

    private SessionSetup() {}

    /**
     * The format to ask for; null for the server's own, which is kept where it is dependable: that spares a conversion and
     * suits servers that ignore or refuse SetPixelFormat. Else it is the one that every server sends right.
     *
     * @param natural null when the server announced none that can be
     */
    static @Nullable PixelFormat pixelFormatToSet(ClientOptions options, @Nullable PixelFormat natural) {
        if (options.pixelFormat().isPresent()) {
            return options.pixelFormat().get();
        }
        return natural != null && natural.isDependable() ? null : PixelFormat.BGRX8888;
    }

    static List<Encoding> encodings(ClientOptions options, boolean local) {
        List<Encoding> chosen = options.encodings();
        List<Encoding> encodings = new ArrayList<>(chosen.isEmpty() ? (local ? LOCAL : REMOTE) : chosen);
        for (Encoding encoding : Encoding.values()) {
            if (isAdded(encoding, options) && !encodings.contains(encoding)) {
                encodings.add(encoding);
            }
        }
        return List.copyOf(encodings);
    }

    private static boolean isAdded(Encoding encoding, ClientOptions options) {
        return switch (encoding) {
            case LAST_RECT, DESKTOP_SIZE, EXTENDED_DESKTOP_SIZE, DESKTOP_NAME, COMPRESSION_LEVEL_2 -> true;
            case CURSOR -> options.cursor() == CursorMode.OMITTED;
            // A session announces these when it first needs them.
            case QEMU_EXTENDED_KEY_EVENT, EXTENDED_CLIPBOARD -> false;
            case ZRLE, TIGHT, ZLIB, HEXTILE, TRLE, RRE, CORRE, RAW, COPY_RECT -> false;
        };
    }
}
