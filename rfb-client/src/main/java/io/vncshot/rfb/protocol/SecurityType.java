package io.vncshot.rfb.protocol;

import java.util.Optional;

/** The security types this client speaks (RFC 6143 §7.2), strongest first. */
public enum SecurityType {
    VNC_AUTHENTICATION(2, "VNC Authentication"),
    NONE(1, "None");

    private final int number;
    private final String title;

    SecurityType(int number, String title) {
        this.number = number;
        this.title = title;
    }

    /** The number on the wire. */
    public int number() {
        return number;
    }

    /** The name that RFC 6143 gives it. */
    public String title() {
        return title;
    }

    /** The type of that number, empty for one that this client does not speak. */
    public static Optional<SecurityType> of(int number) {
        for (SecurityType type : values()) {
            if (type.number == number) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
