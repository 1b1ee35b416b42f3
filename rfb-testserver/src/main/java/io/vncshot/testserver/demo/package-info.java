/** The demo desktop: a small, drawn desktop that reacts to keys and the pointer, and its RFB server. */
@NullMarked
package io.vncshot.testserver.demo;

import org.jspecify.annotations.NullMarked;
