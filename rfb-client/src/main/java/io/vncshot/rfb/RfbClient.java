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
import io.vncshot.rfb.transport.ProcessTransport;
import io.vncshot.rfb.transport.Route;
import io.vncshot.rfb.transport.ServerAddress;
import io.vncshot.rfb.transport.Transport;
import io.vncshot.rfb.tunnel.ProxyTunnel;
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
     * Connects, through proxies, TLS and the opening of a WebSocket where there are any; what follows is RFB from the
     * version on.
     *
     * @param deadline beside the options' own limits
     */
    public static Transport open(ServerAddress address, ClientOptions options, Deadline deadline) throws RfbException {
        Transport transport = openSocket(address, options, deadline);
        try {
            if (options.route() instanceof Route.Proxy proxy) {
                Wire wire = Wire.over(transport, deadline.within(options.handshakeTimeout()));
                transport = new WireTransport(ProxyTunnel.open(wire, proxy, Connector.beneath(address)));
            }
            if (address instanceof ServerAddress.Secure) {
                transport = new WireTransport(openTls(transport, address, options, deadline));
            }
            return address instanceof ServerAddress.WebSocket webSocket
                    ? openWebSocket(transport, webSocket, options, deadline)
                    : transport;
        } catch (RfbException | RuntimeException e) {
            transport.close();
            throw e;
        }
    }

    private static Wire openTls(Transport transport, ServerAddress address, ClientOptions options, Deadline deadline)
            throws RfbException {
        Wire wire = Wire.over(transport, deadline.within(options.handshakeTimeout()));
        return Tls.verified(wire, address.host(), options.trust(), KnownServers.Key.OUTER_CERTIFICATE);
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
        Wire wire = address.scheme() == ServerAddress.WebSocket.Scheme.WSS
                ? openTls(transport, address, options, deadline)
                : Wire.over(transport, deadline.within(options.handshakeTimeout()));
        return WebSocketHandshake.open(wire, address, options.webSocketHeaders());
    }

    private static SecurityNegotiation security(ServerAddress address, ClientOptions options, Deadline deadline) {
        Credentials credentials = new Credentials(options.credentials(), options.handshakeTimeout(), deadline);
        return new SecurityNegotiation(options.securityTypes(), credentials, options.trust(), address.host());
    }

    private static Transport openSocket(ServerAddress address, ClientOptions options, Deadline deadline)
            throws RfbException {
        try {
            if (address instanceof ServerAddress.Listen) {
                return Connector.connect(address, deadline);
            }
            Deadline limit = deadline.within(options.connectTimeout());
            if (options.route() instanceof Route.Command command) {
                return ProcessTransport.start(command.words());
            }
            return options.route() instanceof Route.Proxy proxy
                    ? connectToProxy(proxy, limit)
                    : Connector.connect(address, limit);
        } catch (RfbException e) {
            if (deadline.hasPassed()) {
                throw new RfbException(Reason.TIMEOUT, "timeout: not connected within " + deadline, e);
            }
            throw e;
        }
    }

    private static Transport connectToProxy(Route.Proxy proxy, Deadline deadline) throws RfbException {
        try {
            return Connector.connect(proxy.address(), deadline);
        } catch (RfbException e) {
            throw new RfbException(e.reason(), "the proxy " + proxy.address().display() + ": " + e.getMessage(), e);
        }
    }
}
