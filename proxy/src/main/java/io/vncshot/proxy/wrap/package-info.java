/** Wrap mode: a server started by the proxy, moved from the public port to a loopback port, and watched. */
@NullMarked
package io.vncshot.proxy.wrap;

import org.jspecify.annotations.NullMarked;
