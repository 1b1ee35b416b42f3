/** TLS on both legs: certificates and keys from PEM files, and the choice of ciphers. */
@NullMarked
package io.vncshot.proxy.tls;

import org.jspecify.annotations.NullMarked;
