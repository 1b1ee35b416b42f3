package io.vncshot.interop;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An input event as the X server delivered it.
 *
 * @param detail a keycode, or a button
 * @param state the modifiers and buttons down before it
 */
public record XEvent(Kind kind, int detail, int state, int rootX, int rootY) {
    /** The core events of a keyboard and a pointer; their order is that of their codes, from 2 on. */
    public enum Kind {
        KEY_PRESS,
        KEY_RELEASE,
        BUTTON_PRESS,
        BUTTON_RELEASE,
        MOTION
    }

    private static final Kind[] KINDS = Kind.values();
    private static final int FIRST_CODE = 2;

    static Optional<XEvent> parse(ByteBuffer packet) {
        int index = (packet.get(0) & 0x7F) - FIRST_CODE;
        if (index < 0 || index >= KINDS.length) {
            return Optional.empty();
        }
        return Optional.of(new XEvent(
                KINDS[index],
                Byte.toUnsignedInt(packet.get(1)),
                packet.getShort(28),
                packet.getShort(20),
                packet.getShort(22)));
    }
}
