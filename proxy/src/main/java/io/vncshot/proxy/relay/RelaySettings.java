package io.vncshot.proxy.relay;

import io.vncshot.proxy.websocket.OpeningHandshake;

/** What all connections have in common; 0 seconds of heartbeat is none. */
public record RelaySettings(int heartbeatSeconds, OpeningHandshake.Extensions extensions) {}
