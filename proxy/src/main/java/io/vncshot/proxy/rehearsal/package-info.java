/** A run of the program under a load of its own, by which a start-up archive learns what is needed and what is hot. */
@NullMarked
package io.vncshot.proxy.rehearsal;

import org.jspecify.annotations.NullMarked;
