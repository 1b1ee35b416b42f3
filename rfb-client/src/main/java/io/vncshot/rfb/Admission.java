package io.vncshot.rfb;

import io.vncshot.rfb.protocol.SecurityType;
import io.vncshot.rfb.transport.Transport;

/**
 * A connection to a VNC server after the handshake, for somebody else to speak RFB on.
 *
 * @param transport from the client's first message on
 * @param serverInit what the server said of its screen, as it would send it (RFC 6143 §7.3.2)
 */
public record Admission(Transport transport, SecurityType securityType, byte[] serverInit) implements AutoCloseable {
    @Override
    public void close() {
        transport.close();
    }
}
