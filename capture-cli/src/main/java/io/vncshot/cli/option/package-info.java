/** The options: one table, and the layers that give them values. */
@NullMarked
package io.vncshot.cli.option;

import org.jspecify.annotations.NullMarked;
