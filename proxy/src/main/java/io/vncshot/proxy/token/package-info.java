/** Where a token leads. */
@NullMarked
package io.vncshot.proxy.token;

import org.jspecify.annotations.NullMarked;
