/** The log: what SLF4J finds here, to a stream and to syslog. */
@NullMarked
package io.vncshot.proxy.log;

import org.jspecify.annotations.NullMarked;
