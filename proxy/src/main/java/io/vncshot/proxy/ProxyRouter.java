package io.vncshot.proxy;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.vncshot.proxy.address.Target;
import io.vncshot.proxy.http.Exchange;
import io.vncshot.proxy.http.HttpException;
import io.vncshot.proxy.http.HttpRequest;
import io.vncshot.proxy.http.HttpStatus;
import io.vncshot.proxy.http.RequestListener;
import io.vncshot.proxy.http.Response;
import io.vncshot.proxy.relay.ClientRelay;
import io.vncshot.proxy.relay.RelaySettings;
import io.vncshot.proxy.transport.LogText;
import io.vncshot.proxy.transport.TargetConnector;
import io.vncshot.proxy.websocket.OpeningHandshake;
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
            TargetConnector connector,
            Connections connections,
            Lifetime lifetime) {}

    private final Parts parts;

    ProxyRouter(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void onRequest(Exchange exchange) {
        HttpRequest request = exchange.request();
        LOG.debug("{}: {} {}", exchange.channel().remoteAddress(), request.method(), LogText.of(request.rawPath()));
        Response refusal = parts.access.refusePlainText(exchange);
        if (refusal != null) {
            exchange.respond(refusal);
            return;
        }
        try {
            if (request.wantsWebSocket()) {
                openWebSocket(exchange);
            } else {
                serveFile(exchange);
            }
        } catch (HttpException e) {
            exchange.refuse(e);
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
            exchange.respond(refusal);
            return;
        }
        Future<Target> lookup =
                parts.access.findTarget(exchange.request(), exchange.channel().eventLoop());
        lookup.addListener(done -> {
            if (done.isSuccess()) {
                open(exchange, handshake, lookup.getNow());
            } else {
                refuse(exchange, done.cause());
            }
        });
    }

    private static void refuse(Exchange exchange, Throwable cause) {
        if (cause instanceof HttpException refusal) {
            LOG.info("{}: refused: {}", exchange.channel().remoteAddress(), refusal.reason());
            exchange.refuse(refusal);
        } else {
            LOG.warn("{}: looking up a token: {}", exchange.channel().remoteAddress(), LogText.of(cause));
            exchange.refuse(new HttpException(HttpStatus.SERVICE_UNAVAILABLE, "tokens cannot be looked up now"));
        }
    }

    private void open(Exchange exchange, OpeningHandshake handshake, Target target) {
        if (!parts.lifetime.admitSession()) {
            exchange.refuse(new HttpException(HttpStatus.SERVICE_UNAVAILABLE, "no more connections are taken"));
            return;
        }
        Channel client = exchange.channel();
        ClientRelay relay = new ClientRelay(client, handshake.subprotocol(), parts.relay);
        track(client);
        exchange.upgrade(handshake.accept(), relay);
        LOG.info("{}: connecting to {}", client.remoteAddress(), target);
        Future<Channel> connecting = parts.connector.connect(target, client.eventLoop(), relay::targetHandler);
        connecting.addListener(done -> {
            if (done.isSuccess()) {
                track(connecting.getNow());
                relay.connected(connecting.getNow());
            } else {
                relay.connectFailed(done.cause());
            }
        });
    }

    private void track(Channel channel) {
        parts.connections.addSession(channel);
        channel.closeFuture().addListener(done -> parts.lifetime.sessionEnded());
    }
}
