package io.vncshot.proxy.relay;

import io.vncshot.proxy.websocket.DeflateTerms;
import io.vncshot.proxy.websocket.Subprotocol;
import org.jspecify.annotations.Nullable;

/** What client and server have agreed on; without terms nothing is compressed. */
public record Agreement(Subprotocol subprotocol, @Nullable DeflateTerms deflate) {}
