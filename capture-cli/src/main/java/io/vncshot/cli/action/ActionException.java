package io.vncshot.cli.action;

import io.vncshot.cli.message.ExitStatus;
import java.io.Serial;

/** An action failed, though server and connection are well. The message is the reason, without the action's name. */
public final class ActionException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final String text;
    private final ExitStatus status;

    public ActionException(String message) {
        this(ExitStatus.ACTION_FAILED, message);
    }

    /** One that ends the run with a status of its own. */
    public ActionException(ExitStatus status, String message) {
        super(message);
        this.text = message;
        this.status = status;
    }

    public ActionException(String message, Throwable cause) {
        super(message, cause);
        this.text = message;
        this.status = cause instanceof ActionException inner ? inner.status : ExitStatus.ACTION_FAILED;
    }

    /** What the program is to end with. */
    public ExitStatus status() {
        return status;
    }

    @Override
    public String getMessage() {
        return text;
    }
}
