/** Files served from a folder. */
@NullMarked
package io.vncshot.proxy.web;

import org.jspecify.annotations.NullMarked;
