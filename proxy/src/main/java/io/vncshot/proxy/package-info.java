/** The proxy from WebSocket to TCP: its command line, its port, its connections. */
@NullMarked
package io.vncshot.proxy;

import org.jspecify.annotations.NullMarked;
