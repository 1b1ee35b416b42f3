package io.vncshot.proxy.http;

/** A request that is refused with a status; the message is for the client and holds nothing it sent. */
public final class HttpException extends Exception {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String reason;

    public HttpException(HttpStatus status, String message) {
        super(message, null, false, false);
        this.status = status;
        this.reason = message;
    }

    /** The message, which there always is. */
    public String reason() {
        return reason;
    }

    /** The status to answer with. */
    public HttpStatus status() {
        return status;
    }
}
