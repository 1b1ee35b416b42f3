/** Visual checks of a run: what its settings say about them, and what comes of them. */
@NullMarked
package io.vncshot.cli.check;

import org.jspecify.annotations.NullMarked;
