/** Captures as whole processes, ours and those of other programs, from the same server in turn. */
@NullMarked
package io.vncshot.bench.capture;

import org.jspecify.annotations.NullMarked;
