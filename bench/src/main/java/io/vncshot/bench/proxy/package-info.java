/** Proxies from WebSocket to TCP under load, side by side. */
@NullMarked
package io.vncshot.bench.proxy;

import org.jspecify.annotations.NullMarked;
