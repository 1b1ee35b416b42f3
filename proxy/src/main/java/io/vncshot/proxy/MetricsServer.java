package io.vncshot.proxy;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.vncshot.proxy.http.Exchange;
import io.vncshot.proxy.http.HttpHandler;
import io.vncshot.proxy.http.HttpStatus;
import io.vncshot.proxy.http.Response;
import io.vncshot.proxy.session.Metrics;

/** Serves /metrics and /healthz, on a socket of their own. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports failures to the pipeline
final class MetricsServer {
    private static final int MOST_CONNECTIONS = 64;

    private final Metrics metrics;
    private final Health health;
    private final Connections connections = new Connections(MOST_CONNECTIONS, MOST_CONNECTIONS);

    MetricsServer(Metrics metrics, Health health) {
        this.metrics = metrics;
        this.health = health;
    }

    ChannelHandler initializer() {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                if (connections.admit(channel, () -> {}) == Connections.Admission.SERVE) {
                    channel.pipeline().addLast(new HttpHandler(MetricsServer.this::answer));
                } else {
                    channel.close();
                }
            }
        };
    }

    private void answer(Exchange exchange) {
        if (Health.isAskedFor(exchange.request())) {
            exchange.respond(health.answer());
        } else if (exchange.request().rawPath().equals("/metrics")) {
            exchange.respond(Response.metrics(metrics.expose()));
        } else {
            exchange.respond(Response.text(HttpStatus.NOT_FOUND, "there are /metrics and /healthz"));
        }
    }
}
