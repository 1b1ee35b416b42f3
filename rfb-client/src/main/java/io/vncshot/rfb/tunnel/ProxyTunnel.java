package io.vncshot.rfb.tunnel;

import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Route;
import io.vncshot.rfb.transport.ServerAddress;

/** Has a proxy open the way to a server. */
public final class ProxyTunnel {
    private ProxyTunnel() {}

    /**
     * Opens it.
     *
     * @return the wire to the server, which may have brought bytes of it already
     * @throws RfbException {@code CONNECT} with the proxy's reason, {@code AUTHENTICATION} when it wants another login
     */
    public static Wire open(Wire wire, Route.Proxy proxy, ServerAddress.Tcp target) throws RfbException {
        wire.in().setReading("the proxy's answer");
        switch (proxy.kind()) {
            case SOCKS5 -> new Socks5(wire, proxy.login()).connect(target);
            case HTTP -> new HttpConnect(wire, proxy.login()).connect(target);
        }
        return new Wire(new FarTransport(wire.transport()), wire.in(), wire.out());
    }
}
