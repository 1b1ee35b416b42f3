/** The options of a command line: entries of a table, what was given of them, and help for them. */
@NullMarked
package io.vncshot.proxy.option;

import org.jspecify.annotations.NullMarked;
