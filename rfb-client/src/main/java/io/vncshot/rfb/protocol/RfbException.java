package io.vncshot.rfb.protocol;

import java.io.IOException;
import java.io.Serial;

/** What can go wrong with a server, in one line that names the value and the rule. */
public final class RfbException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Whose fault it is, and so whether another try may help. */
    public enum Reason {
        /** No connection could be made. */
        CONNECT,
        /** The server ended the connection before it was done. */
        CONNECTION_LOST,
        /** The server refused the credentials, or asked for some that nobody gave. */
        AUTHENTICATION,
        /** The TLS handshake failed, or the certificate is not trusted. */
        TLS,
        /** The server sent what RFB does not allow, or what a limit here refuses. */
        PROTOCOL,
        /** A deadline passed. */
        TIMEOUT
    }

    private final Reason reason;

    public RfbException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public RfbException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** A {@link Reason#PROTOCOL} failure: the bytes of the server break a rule, which the message states. */
    public static RfbException protocol(String message) {
        return new RfbException(Reason.PROTOCOL, message);
    }

    public Reason reason() {
        return reason;
    }
}
