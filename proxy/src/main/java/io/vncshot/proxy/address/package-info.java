/** Where to listen and where to connect, as users write it. */
@NullMarked
package io.vncshot.proxy.address;

import org.jspecify.annotations.NullMarked;
