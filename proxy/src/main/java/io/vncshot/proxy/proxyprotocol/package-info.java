/** The PROXY protocol of HAProxy, versions 1 and 2: who a connection is made for. */
@NullMarked
package io.vncshot.proxy.proxyprotocol;

import org.jspecify.annotations.NullMarked;
