/** Visual checks: comparisons against other programs, suites, searches. */
@NullMarked
package io.vncshot.bench.visual;

import org.jspecify.annotations.NullMarked;
