/** Pictures and the files they go to. */
@NullMarked
package io.vncshot.cli.picture;

import org.jspecify.annotations.NullMarked;
