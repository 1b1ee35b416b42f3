/** Pictures to measure with. */
@NullMarked
package io.vncshot.bench.picture;

import org.jspecify.annotations.NullMarked;
