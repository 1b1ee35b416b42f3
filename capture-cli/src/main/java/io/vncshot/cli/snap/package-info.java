/** {@code vncshot snap}: what it is told, the desktop it looks at and the files it keeps. */
@NullMarked
package io.vncshot.cli.snap;

import org.jspecify.annotations.NullMarked;
