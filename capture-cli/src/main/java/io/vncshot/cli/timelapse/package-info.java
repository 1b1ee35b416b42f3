/** {@code vncshot timelapse}: pictures in files made one that moves. */
@NullMarked
package io.vncshot.cli.timelapse;

import org.jspecify.annotations.NullMarked;
