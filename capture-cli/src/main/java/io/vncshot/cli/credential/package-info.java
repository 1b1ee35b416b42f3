/** Where passwords come from. */
@NullMarked
package io.vncshot.cli.credential;

import org.jspecify.annotations.NullMarked;
