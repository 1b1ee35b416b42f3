/** JMH benchmarks of what a capture spends its time on. */
@NullMarked
package io.vncshot.bench.jmh;

import org.jspecify.annotations.NullMarked;
