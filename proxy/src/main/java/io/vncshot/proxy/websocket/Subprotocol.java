package io.vncshot.proxy.websocket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a target's bytes travel in messages. */
public enum Subprotocol {
    /** Binary messages, and no subprotocol named: what current noVNC does. */
    NONE(null),
    BINARY("binary"),
    /** Text messages of base64, for clients of before binary messages. */
    BASE64("base64");

    private final @Nullable String wireName;

    Subprotocol(@Nullable String wireName) {
        this.wireName = wireName;
    }

    /** The name to answer with, or null for none. */
    public @Nullable String wireName() {
        return wireName;
    }

    /** The best of those a client offers; null if it offers only others. */
    static @Nullable Subprotocol choose(List<String> offered) {
        if (offered.isEmpty()) {
            return NONE;
        }
        if (offered.contains("binary")) {
            return BINARY;
        }
        return offered.contains("base64") ? BASE64 : null;
    }
}
