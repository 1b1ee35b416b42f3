/** Help, completion and the man page, made from the tables. Nothing here is loaded by a capture. */
@NullMarked
package io.vncshot.cli.help;

import org.jspecify.annotations.NullMarked;
