/** Snapshots of many desktops, and of one that does not change. */
@NullMarked
package io.vncshot.bench.snap;

import org.jspecify.annotations.NullMarked;
