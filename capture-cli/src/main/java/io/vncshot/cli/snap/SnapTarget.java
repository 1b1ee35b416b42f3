package io.vncshot.cli.snap;

import io.vncshot.rfb.transport.ServerAddress;

/**
 * A desktop in the words of names of files.
 *
 * @param port 0 where there is none
 * @param name that the user gave it; empty for the desktop's own
 */
public record SnapTarget(String host, int port, String name) {
    /** The one at an address. */
    public static SnapTarget of(ServerAddress address, String name) {
        if (address instanceof ServerAddress.Tcp tcp) {
            return new SnapTarget(tcp.host(), tcp.port(), name);
        }
        if (address instanceof ServerAddress.WebSocket webSocket) {
            return new SnapTarget(webSocket.host(), webSocket.port(), name);
        }
        return new SnapTarget(address.display(), 0, name);
    }
}
