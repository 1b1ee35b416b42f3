package io.vncshot.proxy.option;

import java.io.Serial;

/** The command line breaks a rule. The message is for the user: what, the value, the rule. */
public final class UsageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }

    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
