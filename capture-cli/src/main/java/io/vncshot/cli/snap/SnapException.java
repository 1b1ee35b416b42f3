package io.vncshot.cli.snap;

import io.vncshot.cli.message.ExitStatus;
import java.io.Serial;

/** A snapshot that could not be taken or kept; the message is for the user. */
public final class SnapException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final ExitStatus status;

    SnapException(ExitStatus status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    SnapException(ExitStatus status, String message) {
        super(message);
        this.status = status;
    }

    /** What the program is to end with. */
    public ExitStatus status() {
        return status;
    }

    /** Whether trying again may help. */
    boolean isWorthARetry() {
        return switch (status) {
            case CONNECT, CONNECTION_LOST, UNAVAILABLE, TIMEOUT, BLANK -> true;
            default -> false;
        };
    }
}
