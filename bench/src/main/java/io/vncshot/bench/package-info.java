/** Benchmarks and the page that their results are written to. */
@NullMarked
package io.vncshot.bench;

import org.jspecify.annotations.NullMarked;
