package io.vncshot.visual.json;

import java.io.IOException;
import java.io.Serial;

/** A text is not JSON, or not what is expected of it. */
public final class JsonException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    public JsonException(String message) {
        super(message);
    }
}
