package io.vncshot.proxy.session;

import io.vncshot.proxy.address.Target;

/** What is known of a session when it begins; numbers count from 1, and the client is an address as text. */
record SessionStart(long number, String client, Target target) {}
