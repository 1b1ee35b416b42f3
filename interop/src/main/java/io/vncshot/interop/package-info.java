/**
 * Real VNC servers for tests: started on loopback, showing a known screen, asked for the truth about it by a way that is
 * not VNC, and stopped for certain. One thread.
 */
@NullMarked
package io.vncshot.interop;

import org.jspecify.annotations.NullMarked;
