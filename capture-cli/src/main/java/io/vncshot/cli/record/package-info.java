/** Recording what a viewer and a server say to each other, as a script and as bytes, and serving it again. */
@NullMarked
package io.vncshot.cli.record;

import org.jspecify.annotations.NullMarked;
