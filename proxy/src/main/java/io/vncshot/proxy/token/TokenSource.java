package io.vncshot.proxy.token;

import io.vncshot.proxy.address.Target;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Knows where tokens lead. It may block, and is called by several threads. */
public interface TokenSource {
    /** The target of the token, or null if it is unknown. What goes wrong is an exception whose message has no token. */
    @Nullable
    Target find(String token) throws IOException;
}
