/** A WebSocket connection and its target: bytes between two channels of one event loop. */
@NullMarked
package io.vncshot.proxy.relay;

import org.jspecify.annotations.NullMarked;
