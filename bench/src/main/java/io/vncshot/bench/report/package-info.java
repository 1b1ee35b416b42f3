/** What the results look like. */
@NullMarked
package io.vncshot.bench.report;

import org.jspecify.annotations.NullMarked;
