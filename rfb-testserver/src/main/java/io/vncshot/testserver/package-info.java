/** An RFB server (RFC 6143) on a loopback port of this process, for tests of RFB clients. */
@NullMarked
package io.vncshot.testserver;

import org.jspecify.annotations.NullMarked;
