/** What is told of sessions: recordings, traffic, the access log, metrics. */
@NullMarked
package io.vncshot.proxy.session;

import org.jspecify.annotations.NullMarked;
