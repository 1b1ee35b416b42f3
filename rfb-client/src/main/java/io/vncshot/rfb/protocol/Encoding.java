package io.vncshot.rfb.protocol;

import java.util.Optional;

/**
 * The encodings and pseudo-encodings this client speaks, by the numbers of RFC 6143 §7.7 and rfbproto. The order is the
 * order of preference on a link where bytes are dear.
 */
public enum Encoding {
    ZRLE(16, Kind.PIXELS),
    TIGHT(7, Kind.PIXELS),
    ZLIB(6, Kind.PIXELS),
    HEXTILE(5, Kind.PIXELS),
    TRLE(15, Kind.PIXELS),
    RRE(2, Kind.PIXELS),
    CORRE(4, Kind.PIXELS),
    RAW(0, Kind.PIXELS),
    /** Never first: some servers take the first number of the list whatever it is. */
    COPY_RECT(1, Kind.PIXELS),
    /** Only where the user asks for it: larger than Tight, and slower. */
    TIGHT_PNG(-260, Kind.PIXELS),
    /** Lossy. */
    JPEG(21, Kind.PIXELS),
    LAST_RECT(-224, Kind.PSEUDO),
    DESKTOP_SIZE(-223, Kind.PSEUDO),
    EXTENDED_DESKTOP_SIZE(-308, Kind.PSEUDO),
    DESKTOP_NAME(-307, Kind.PSEUDO),
    CURSOR(-239, Kind.PSEUDO),
    X_CURSOR(-240, Kind.PSEUDO),
    CURSOR_WITH_ALPHA(-314, Kind.PSEUDO),
    POINTER_POSITION(-232, Kind.PSEUDO),
    QEMU_EXTENDED_KEY_EVENT(-258, Kind.PSEUDO),
    QEMU_POINTER_MOTION_CHANGE(-257, Kind.PSEUDO),
    QEMU_AUDIO(-259, Kind.PSEUDO),
    EXTENDED_MOUSE_BUTTONS(-316, Kind.PSEUDO),
    QEMU_LED_STATE(-261, Kind.PSEUDO),
    VMWARE_CURSOR(0x574D5664, Kind.PSEUDO),
    VMWARE_CURSOR_STATE(0x574D5665, Kind.PSEUDO),
    VMWARE_CURSOR_POSITION(0x574D5666, Kind.PSEUDO),
    VMWARE_LED_STATE(0x574D5668, Kind.PSEUDO),
    VMWARE_DISPLAY_MODE(0x574D5669, Kind.PSEUDO),
    /** Messages of its own follow, each of which must be answered: a server that is not answered stops sending. */
    FENCE(-312, Kind.HINT),
    CONTINUOUS_UPDATES(-313, Kind.HINT),
    /** Told by cut texts of negative length alone. */
    EXTENDED_CLIPBOARD(0xC0A1E5CE, Kind.HINT),
    /** Compression level 2. QEMU takes level 9 when none is named, which costs it a second a picture. */
    COMPRESSION_LEVEL_2(-254, Kind.HINT);

    /** What a rectangle of an encoding is. */
    public enum Kind {
        /** It paints pixels. */
        PIXELS,
        /** It tells something else; its geometry is not an area of the screen. */
        PSEUDO,
        /** It is only ever announced, never sent. */
        HINT
    }

    private final int number;
    private final Kind kind;

    Encoding(int number, Kind kind) {
        this.number = number;
        this.kind = kind;
    }

    /** The number on the wire, signed. */
    public int number() {
        return number;
    }

    public Kind kind() {
        return kind;
    }

    /** The encoding of that number, empty for one that this client does not speak. */
    public static Optional<Encoding> of(int number) {
        for (Encoding encoding : values()) {
            if (encoding.number == number) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }
}
