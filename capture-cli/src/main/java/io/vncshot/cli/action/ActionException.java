package io.vncshot.cli.action;

import java.io.Serial;

/** An action failed, though server and connection are well. The message is the reason, without the action's name. */
public final class ActionException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final String text;

    public ActionException(String message) {
        super(message);
        this.text = message;
    }

    public ActionException(String message, Throwable cause) {
        super(message, cause);
        this.text = message;
    }

    @Override
    public String getMessage() {
        return text;
    }
}
