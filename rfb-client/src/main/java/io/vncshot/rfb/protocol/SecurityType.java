package io.vncshot.rfb.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ways to be let in that this client knows (RFC 6143 §7.2, rfbproto), strongest first. Those from 256 on are spoken
 * within VeNCrypt.
 */
public enum SecurityType {
    /** QEMU, and all that speak it, have 263 for this and 264 for {@link #TLS_SASL}; rfbproto has it the other way round. */
    X509_SASL(263, "X509SASL", Protection.VERIFIED),
    X509_PLAIN(262, "X509Plain", Protection.VERIFIED),
    X509_VNC(261, "X509Vnc", Protection.VERIFIED),
    X509_NONE(260, "X509None", Protection.VERIFIED),
    RA2_256(129, "RA2_256", Protection.ENCRYPTED),
    RA2(5, "RA2", Protection.ENCRYPTED),
    /** After {@link #RA2}: it is known from a description alone, and RealVNC's servers offer that beside it. */
    RA2R_256(133, "RA2r_256", Protection.ENCRYPTED),
    RA2R(13, "RA2r", Protection.ENCRYPTED),
    TLS_SASL(264, "TLSSASL", Protection.ENCRYPTED),
    TLS_PLAIN(259, "TLSPlain", Protection.ENCRYPTED),
    TLS_VNC(258, "TLSVnc", Protection.ENCRYPTED),
    TLS_NONE(257, "TLSNone", Protection.ENCRYPTED),
    RA2NE_256(130, "RA2ne_256", Protection.PASSWORD),
    RA2NE(6, "RA2ne", Protection.PASSWORD),
    SASL(20, "SASL", Protection.PASSWORD),
    MS_LOGON_II(113, "MS-Logon II", Protection.PASSWORD),
    APPLE_DH(30, "Apple Diffie-Hellman", Protection.PASSWORD),
    VNC_AUTHENTICATION(2, "VNC Authentication", Protection.PASSWORD),
    PLAIN(256, "Plain", Protection.NONE),
    NONE(1, "None", Protection.NONE);

    /** What a type protects, weakest first. */
    public enum Protection {
        NONE,
        /** The password, from who listens. */
        PASSWORD,
        /** All that is sent, from who listens. */
        ENCRYPTED,
        /** All that is sent, from who is in the middle too. */
        VERIFIED
    }

    private final int number;
    private final String title;
    private final Protection protection;

    SecurityType(int number, String title, Protection protection) {
        this.number = number;
        this.title = title;
        this.protection = protection;
    }

    /** The number on the wire. */
    public int number() {
        return number;
    }

    /** The name that RFC 6143 or rfbproto gives it. */
    public String title() {
        return title;
    }

    public Protection protection() {
        return protection;
    }

    /** Whether it is spoken within VeNCrypt only. */
    public boolean isWithinVeNCrypt() {
        return number >= 256;
    }

    /** Whether it is of no use without a user name. */
    public boolean needsUsername() {
        return switch (this) {
            case X509_SASL, X509_PLAIN, TLS_SASL, TLS_PLAIN, PLAIN, SASL, MS_LOGON_II, APPLE_DH -> true;
            case X509_VNC,
                    X509_NONE,
                    RA2_256,
                    RA2,
                    RA2R_256,
                    RA2R,
                    TLS_VNC,
                    TLS_NONE,
                    RA2NE_256,
                    RA2NE,
                    VNC_AUTHENTICATION,
                    NONE -> false;
        };
    }

    /** Whether it is TLS with a server that proves nothing. */
    public boolean isAnonymousTls() {
        return this == TLS_SASL || this == TLS_PLAIN || this == TLS_VNC || this == TLS_NONE;
    }

    /**
     * Those that need no leave of the user: neither TLS with whoever answers, which feels safer than it is, nor a password in
     * the clear.
     */
    public static List<SecurityType> allowedByDefault() {
        List<SecurityType> types = new ArrayList<>();
        for (SecurityType type : values()) {
            if (!type.isAnonymousTls() && type != PLAIN) {
                types.add(type);
            }
        }
        return List.copyOf(types);
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
