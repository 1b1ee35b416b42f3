package io.vncshot.rfb;

import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.PictureDecoder;
import io.vncshot.rfb.protocol.RfbException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session asks the server for when the user does not say. */
final class SessionSetup {
    /** On loopback a server copies pixels faster than it compresses them, and the client decompresses. */
    private static final List<Encoding> LOCAL = List.of(Encoding.RAW);

    /**
     * Where bytes are cheap, and compressing them costs more than sending them. ZRLE and Tight must not be named at all:
     * TigerVNC prefers them, in any place of the list, for what Hextile does not make small.
     */
    private static final List<Encoding> LAN = List.of(Encoding.HEXTILE, Encoding.RRE, Encoding.RAW, Encoding.COPY_RECT);

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

    /** Tight sends what looks like a photograph as JPEG, and the rest without loss. */
    private static final List<Encoding> LOSSY = List.of(
            Encoding.TIGHT,
            Encoding.JPEG,
            Encoding.ZRLE,
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

    static List<Encoding> encodings(ClientOptions options, Link link) {
        List<Encoding> chosen = options.encodings();
        List<Encoding> encodings = new ArrayList<>(chosen.isEmpty() ? choose(options, link) : chosen);
        boolean rawAlone = encodings.equals(LOCAL);
        for (Encoding encoding : Encoding.values()) {
            // TigerVNC looks for areas of one colour first if it may end an update early. Raw makes none of them
            // smaller.
            boolean inVain = rawAlone && encoding == Encoding.LAST_RECT;
            if (!inVain && isAdded(encoding, options) && !encodings.contains(encoding)) {
                encodings.add(encoding);
            }
        }
        return List.copyOf(encodings);
    }

    /** Those of the options; but JPEG is taken only from a server that was asked for it. */
    static PictureDecoder pictures(ClientOptions options) {
        PictureDecoder given = options.pictures();
        if (options.quality().isPresent() || given == PictureDecoder.NONE) {
            return given;
        }
        return new LosslessPictures(given);
    }

    private record LosslessPictures(PictureDecoder decoder) implements PictureDecoder {
        @Override
        public int[] decode(Format format, byte[] file, int width, int height) throws IOException {
            if (format == Format.JPEG) {
                throw RfbException.protocol("a rectangle in JPEG: this client has not asked for loss (--quality)");
            }
            return decoder.decode(format, file, width, height);
        }
    }

    private static List<Encoding> choose(ClientOptions options, Link link) {
        if (options.quality().isPresent()) {
            return LOSSY;
        }
        return switch (link) {
            case LOCAL -> LOCAL;
            case LAN -> LAN;
            case WAN -> REMOTE;
        };
    }

    private static boolean isAdded(Encoding encoding, ClientOptions options) {
        return switch (encoding) {
            case LAST_RECT, DESKTOP_SIZE, EXTENDED_DESKTOP_SIZE, DESKTOP_NAME, COMPRESSION_LEVEL_2 -> true;
            case CURSOR -> options.cursor() != CursorMode.DRAWN_BY_SERVER;
            case X_CURSOR, CURSOR_WITH_ALPHA -> options.cursor() == CursorMode.DRAWN_BY_CLIENT;
            // A session announces these when it first needs them.
            case QEMU_EXTENDED_KEY_EVENT, EXTENDED_CLIPBOARD -> false;
            case POINTER_POSITION,
                    QEMU_POINTER_MOTION_CHANGE,
                    QEMU_AUDIO,
                    QEMU_LED_STATE,
                    VMWARE_CURSOR,
                    VMWARE_CURSOR_STATE,
                    VMWARE_CURSOR_POSITION,
                    VMWARE_LED_STATE,
                    EXTENDED_MOUSE_BUTTONS,
                    VMWARE_DISPLAY_MODE,
                    FENCE,
                    CONTINUOUS_UPDATES -> false;
            case ZRLE, TIGHT, ZLIB, HEXTILE, TRLE, RRE, CORRE, RAW, COPY_RECT, TIGHT_PNG, JPEG -> false;
        };
    }
}
