package io.vncshot.rfb.security;

import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.KnownServers;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.ServerTrust;
import io.vncshot.rfb.tls.Tls;

/** TLS between a security type and what runs inside it. */
final class TlsLayer {
    private TlsLayer() {}

    static Wire anonymous(Wire wire) throws RfbException {
        checkNothingCame(wire);
        return Tls.anonymous(wire);
    }

    static Wire verified(Wire wire, ServerTrust trust, String host) throws RfbException {
        checkNothingCame(wire);
        return Tls.verified(wire, host, trust, KnownServers.Key.CERTIFICATE);
    }

    /** The client begins TLS: whatever is there now was put there by somebody else. */
    private static void checkNothingCame(Wire wire) throws RfbException {
        if (wire.in().isBuffered()) {
            throw RfbException.protocol("bytes before the client's TLS handshake: the server must wait for it");
        }
    }
}
