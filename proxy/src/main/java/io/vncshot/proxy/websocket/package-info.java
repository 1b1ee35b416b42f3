/** RFC 6455, the server side: the opening handshake and frames that are passed on as they stream in. */
@NullMarked
package io.vncshot.proxy.websocket;

import org.jspecify.annotations.NullMarked;
