package io.vncshot.visual;

import java.io.IOException;
import java.io.Serial;

/** A check could not be made. The message is for the user: the file, what is wrong with it, and what helps. */
public final class CheckException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    public CheckException(String message) {
        super(message);
    }

    CheckException(String message, Throwable cause) {
        super(message, cause);
    }
}
