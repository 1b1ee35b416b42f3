/** The keys of servers, remembered from one run to the next. */
@NullMarked
package io.vncshot.cli.trust;

import org.jspecify.annotations.NullMarked;
