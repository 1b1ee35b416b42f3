/** What the program says: messages on stderr, JSON on stdout, and how it names things in them. */
@NullMarked
package io.vncshot.cli.message;

import org.jspecify.annotations.NullMarked;
