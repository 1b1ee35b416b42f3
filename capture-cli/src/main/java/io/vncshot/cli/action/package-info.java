/** The actions: one file each, the table of them, and the scripts that call them. */
@NullMarked
package io.vncshot.cli.action;

import org.jspecify.annotations.NullMarked;
