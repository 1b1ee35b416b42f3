/** Who may use the proxy. */
@NullMarked
package io.vncshot.proxy.auth;

import org.jspecify.annotations.NullMarked;
