package io.vncshot.proxy;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.vncshot.proxy.address.HostPort;
import io.vncshot.proxy.address.Target;
import io.vncshot.proxy.http.Exchange;
import io.vncshot.proxy.http.ForwardedFor;
import io.vncshot.proxy.http.HttpException;
import io.vncshot.proxy.http.HttpRequest;
import io.vncshot.proxy.http.HttpStatus;
import io.vncshot.proxy.http.RequestListener;
import io.vncshot.proxy.http.Response;
import io.vncshot.proxy.proxyprotocol.ProxyHeader;
import io.vncshot.proxy.relay.ClientRelay;
import io.vncshot.proxy.relay.RelaySettings;
import io.vncshot.proxy.relay.SessionTap;
import io.vncshot.proxy.session.Sessions;
import io.vncshot.proxy.transport.ClientAddress;
import io.vncshot.proxy.transport.LogText;
import io.vncshot.proxy.transport.TargetConnector;
import io.vncshot.proxy.websocket.OpeningHandshake;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what becomes of a request: a WebSocket to a target, a file, or a refusal. */
@SuppressWarnings("FutureReturnValueIgnored") // addListener returns the future it was called on
final class ProxyRouter implements RequestListener {
    private static final Logger LOG = LoggerFactory.getLogger("proxy");

    /** What routing needs, made once a server. */
    record Parts(
            Access access,
            RequestListener files,
            RelaySettings relay,
            Chain chain,
            TargetConnector connector,
            Connections connections,
            Sessions sessions,
            Health health,
            Lifetime lifetime) {}

    /** Who clients are where proxies are in front, and what targets are told of them. */
    record Chain(ForwardedFor forwardedFor, ProxyHeader.Version sent) {}

    private final Parts parts;

    ProxyRouter(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void onRequest(Exchange exchange) {
        HttpRequest request = exchange.request();
        parts.chain.forwardedFor.note(exchange);
        LOG.debug("{}: {} {}", ClientAddress.of(exchange.channel()), request.method(), LogText.of(request.rawPath()));
        Response refusal = parts.access.refusePlainText(exchange);
        if (refusal != null) {
            exchange.respond(refusal);
            return;
        }
        try {
            if (request.wantsWebSocket()) {
                openWebSocket(exchange);
            } else if (Health.isAskedFor(request)) {
                exchange.respond(parts.health.answer());
            } else {
                serveFile(exchange);
            }
        } catch (HttpException e) {
            refuse(exchange, e);
        }
    }

    private void serveFile(Exchange exchange) {
        Response refusal = parts.access.refuseFile(exchange);
        if (refusal != null) {
            exchange.respond(refusal);
        } else {
            parts.files.onRequest(exchange);
        }
    }

    private void openWebSocket(Exchange exchange) throws HttpException {
        OpeningHandshake handshake = OpeningHandshake.parse(exchange.request());
        Response refusal = OpeningHandshake.refuseVersion(exchange.request());
        if (refusal == null) {
            refusal = parts.access.refuseWebSocket(exchange);
        }
        if (refusal != null) {
            parts.sessions.metrics().refused(refusal.status().code());
            exchange.respond(refusal);
            return;
        }
        Future<Target> lookup =
                parts.access.findTarget(exchange.request(), exchange.channel().eventLoop());
        lookup.addListener(done -> {
            if (done.isSuccess()) {
                open(exchange, handshake, lookup.getNow());
            } else {
                lookupFailed(exchange, done.cause());
            }
        });
    }

    private void lookupFailed(Exchange exchange, Throwable cause) {
        if (cause instanceof HttpException refusal) {
            LOG.info("{}: refused: {}", ClientAddress.of(exchange.channel()), refusal.reason());
            refuse(exchange, refusal);
        } else {
            LOG.warn("{}: looking up a token: {}", ClientAddress.of(exchange.channel()), LogText.of(cause));
            refuse(exchange, new HttpException(HttpStatus.SERVICE_UNAVAILABLE, "tokens cannot be looked up now"));
        }
    }

    private void refuse(Exchange exchange, HttpException refusal) {
        if (exchange.request().wantsWebSocket()) {
            parts.sessions.metrics().refused(refusal.status().code());
        }
        exchange.refuse(refusal);
    }

    private void open(Exchange exchange, OpeningHandshake handshake, Target target) {
        if (!parts.lifetime.admitSession()) {
            refuse(exchange, new HttpException(HttpStatus.SERVICE_UNAVAILABLE, "no more connections are taken"));
            return;
        }
        Channel client = exchange.channel();
        SocketAddress address = ClientAddress.of(client);
        SessionTap tap = parts.sessions.begin(clientText(address), target);
        ClientRelay relay = new ClientRelay(client, handshake.subprotocol(), parts.relay, tap);
        track(client);
        exchange.upgrade(handshake.accept(), relay);
        LOG.info("{}: connecting to {}", address, target);
        byte[] preface = ProxyHeader.encode(parts.chain.sent, address, client.localAddress());
        Future<Channel> connecting = parts.connector.connect(target, preface, client.eventLoop(), relay::targetHandler);
        connecting.addListener(done -> {
            if (done.isSuccess()) {
                track(connecting.getNow());
                relay.connected(connecting.getNow());
            } else {
                relay.connectFailed(done.cause());
            }
        });
    }

    private static String clientText(@Nullable SocketAddress address) {
        if (!(address instanceof InetSocketAddress inet)) {
            return "unix";
        }
        return new HostPort(inet.getAddress().getHostAddress(), inet.getPort()).toString();
    }

    private void track(Channel channel) {
        parts.connections.addSession(channel);
        channel.closeFuture().addListener(done -> parts.lifetime.sessionEnded());
    }
}
