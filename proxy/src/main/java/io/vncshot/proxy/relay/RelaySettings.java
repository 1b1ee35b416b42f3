package io.vncshot.proxy.relay;

/** What all connections have in common; 0 seconds of heartbeat is none. */
public record RelaySettings(int heartbeatSeconds) {}
