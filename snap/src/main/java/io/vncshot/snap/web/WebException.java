package io.vncshot.snap.web;

import java.io.Serial;

/** What has been sent did not arrive, or was not taken; the message is for the user and has no secrets. */
public final class WebException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** No connection. */
        CONNECT,
        /** One that ended too early. */
        CONNECTION_LOST,
        TIMEOUT,
        TLS,
        /** The credentials are not right. */
        AUTHENTICATION,
        /** The server cannot now. */
        UNAVAILABLE,
        /** There is an object of the name. */
        EXISTS,
        /** The server does not want to. */
        REFUSED
    }

    WebException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    WebException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
