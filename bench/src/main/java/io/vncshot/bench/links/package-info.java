/** What each list of encodings costs on networks of several speeds. */
@NullMarked
package io.vncshot.bench.links;

import org.jspecify.annotations.NullMarked;
