package io.vncshot.rfb;

import io.vncshot.rfb.handshake.Handshake;
import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.io.WireTransport;
import io.vncshot.rfb.protocol.KnownServers;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.security.Credentials;
import io.vncshot.rfb.security.SecurityNegotiation;
import io.vncshot.rfb.tls.Tls;
import io.vncshot.rfb.transport.Connector;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.ServerAddress;
import io.vncshot.rfb.transport.Transport;
import io.vncshot.rfb.websocket.WebSocketHandshake;

/** Connects to VNC servers. */
public final class RfbClient {
    private RfbClient() {}

    /**
     * Connects, agrees on a version, authenticates and initialises (RFC 6143 §7.1 to §7.3), then tells the server the pixel
     * format and the encodings. No pixel has been asked for when it returns.
     *
     * @param deadline for all of it, beside the options' own limits
     * @throws RfbException with the reason; the connection is closed then
     */
    public static RfbSession connect(ServerAddress address, ClientOptions options, Deadline deadline)
            throws RfbException {
        Transport transport = open(address, options, deadline);
        try {
            return RfbSession.begin(shakeHands(transport, address, options, deadline), options, deadline);
        } catch (RfbException | RuntimeException e) {
            transport.close();
            throw e;
        }
    }

    /**
     * Connects, agrees on a version, authenticates and initialises, for somebody else to speak RFB from there on.
     *
     * @param deadline for all of it, beside the options' own limits
     * @throws RfbException with the reason; the connection is closed then
     */
    public static Admission admit(ServerAddress address, ClientOptions options, Deadline deadline) throws RfbException {
        Transport transport = open(address, options, deadline);
        try {
            Handshake.Result result = shakeHands(transport, address, options, deadline);
            return new Admission(
                    new WireTransport(result.wire()),
                    result.securityType(),
                    result.serverInit().encoded());
        } catch (RfbException | RuntimeException e) {
            transport.close();
            throw e;
        }
    }

    /**
     * Connects, for a WebSocket up to its opening handshake; what follows is RFB from the version on.
     *
     * @param deadline beside the options' own limits
     */
    public static Transport open(ServerAddress address, ClientOptions options, Deadline deadline) throws RfbException {
        Transport transport = openSocket(address, options, deadline);
        if (!(address instanceof ServerAddress.WebSocket webSocket)) {
            return transport;
        }
        try {
            return openWebSocket(transport, webSocket, options, deadline);
        } catch (RfbException | RuntimeException e) {
            transport.close();
            throw e;
        }
    }

    private static Handshake.Result shakeHands(
            Transport transport, ServerAddress address, ClientOptions options, Deadline deadline) throws RfbException {
        Handshake handshake = new Handshake(security(address, options, deadline), options.handshakeTimeout(), deadline);
        int sharedFlag = options.access() == ClientOptions.Access.SHARED ? 1 : 0;
        return handshake.run(Wire.over(transport, deadline), sharedFlag);
    }

    private static Transport openWebSocket(
            Transport transport, ServerAddress.WebSocket address, ClientOptions options, Deadline deadline)
            throws RfbException {
        Wire wire = Wire.over(transport, deadline.within(options.handshakeTimeout()));
        if (address.scheme() == ServerAddress.WebSocket.Scheme.WSS) {
            wire = Tls.verified(wire, address.host(), options.trust(), KnownServers.Key.OUTER_CERTIFICATE);
        }
        return WebSocketHandshake.open(wire, address, options.webSocketHeaders());
    }

    private static SecurityNegotiation security(ServerAddress address, ClientOptions options, Deadline deadline) {
        Credentials credentials = new Credentials(options.credentials(), options.handshakeTimeout(), deadline);
        return new SecurityNegotiation(options.securityTypes(), credentials, options.trust(), address.host());
    }

    private static Transport openSocket(ServerAddress address, ClientOptions options, Deadline deadline)
            throws RfbException {
        try {
            return Connector.connect(address, deadline.within(options.connectTimeout()));
        } catch (RfbException e) {
            if (deadline.hasPassed()) {
                throw new RfbException(Reason.TIMEOUT, "timeout: not connected within " + deadline, e);
            }
            throw e;
        }
    }
}
