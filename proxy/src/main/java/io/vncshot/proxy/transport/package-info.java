/** Sockets: which kind of event loop, reading, connecting, closing without losing what was sent. */
@NullMarked
package io.vncshot.proxy.transport;

import org.jspecify.annotations.NullMarked;
