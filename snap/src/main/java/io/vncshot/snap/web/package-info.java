/** What goes over HTTP: pictures to a store, and signs of life to whoever waits for them. */
@NullMarked
package io.vncshot.snap.web;

import org.jspecify.annotations.NullMarked;
