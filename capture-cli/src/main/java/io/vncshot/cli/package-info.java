/** The program vncshot: what its command line says, done in order, and one exit status. */
@NullMarked
package io.vncshot.cli;

import org.jspecify.annotations.NullMarked;
