/** Actions on one connection: how fast they follow each other. */
@NullMarked
package io.vncshot.bench.actions;

import org.jspecify.annotations.NullMarked;
