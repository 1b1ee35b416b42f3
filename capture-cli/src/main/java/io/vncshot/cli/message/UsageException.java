package io.vncshot.cli.message;

import java.io.Serial;

/** The command line, or what stands in for it, breaks a rule. The message is for the user: what, the value, the rule. */
public final class UsageException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final String text;

    public UsageException(String message) {
        super(message);
        this.text = message;
    }

    @Override
    public String getMessage() {
        return text;
    }
}
