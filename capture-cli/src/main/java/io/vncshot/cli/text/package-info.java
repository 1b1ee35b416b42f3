/** Reading the text on a screen. */
@NullMarked
package io.vncshot.cli.text;

import org.jspecify.annotations.NullMarked;
