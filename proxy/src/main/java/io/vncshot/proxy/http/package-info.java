/** HTTP/1.1 as far as this proxy speaks it: requests without a body, and their answers (RFC 9112). */
@NullMarked
package io.vncshot.proxy.http;

import org.jspecify.annotations.NullMarked;
