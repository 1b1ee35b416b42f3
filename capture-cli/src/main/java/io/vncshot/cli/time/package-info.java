/** How much time a run has. */
@NullMarked
package io.vncshot.cli.time;

import org.jspecify.annotations.NullMarked;
