package io.vncshot.proxy;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.vncshot.proxy.address.HostPort;
import io.vncshot.proxy.address.TargetSupplier;
import io.vncshot.proxy.http.Exchange;
import io.vncshot.proxy.http.ForwardedFor;
import io.vncshot.proxy.http.HttpException;
import io.vncshot.proxy.http.HttpHandler;
import io.vncshot.proxy.http.HttpStatus;
import io.vncshot.proxy.http.RequestListener;
import io.vncshot.proxy.proxyprotocol.ProxyHeaderReader;
import io.vncshot.proxy.session.Metrics;
import io.vncshot.proxy.session.Sessions;
import io.vncshot.proxy.tls.FirstByte;
import io.vncshot.proxy.tls.ServerTls;
import io.vncshot.proxy.tls.TargetTls;
import io.vncshot.proxy.transport.ClientAddress;
import io.vncshot.proxy.transport.TargetConnector;
import io.vncshot.proxy.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running proxy: its listening sockets and all that comes of them. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports failures to the pipeline
final class ProxyServer {
    private static final Logger LOG = LoggerFactory.getLogger("proxy");
    private static final int LOOKUP_THREADS = 4;
    private static final int LOOKUP_QUEUE = 1024;

    private final Transport transport;
    private final Connections connections;
    private final Lifetime lifetime;
    private final RequestListener router;
    private final Metrics metrics;
    private final Health health;
    private final ThreadPoolExecutor lookups;
    private final List<Channel> listening = new ArrayList<>();
    private final List<Channel> listeningForMetrics = new ArrayList<>();

    private final @Nullable ServerTls tls;
    private final FirstByte.PlainText plainText;
    private final ForwardedFor forwardedFor;
    private final boolean wantsProxyHeader;
    private final @Nullable Path unixListen;

    private ProxyServer(ProxyOptions options, Transport transport, Files files, @Nullable TargetSupplier targets) {
        this.tls = files.tls;
        this.plainText = options.tls.plainText();
        this.transport = transport;
        this.connections =
                new Connections(options.service.connectionLimit(), options.service.connectionLimitPerAddress());
        this.lifetime = new Lifetime(options.service.lifetime(), connections, transport.anyLoop(), this::stopListening);
        this.forwardedFor = new ForwardedFor(options.chain.trusted());
        this.wantsProxyHeader = options.chain.proxyProtocol;
        this.unixListen = options.listen.unixListen;
        this.metrics = files.sessions.metrics();
        this.health = new Health(lifetime::acceptsSessions);
        this.lookups = lookupThreads();
        this.router = new ProxyRouter(new ProxyRouter.Parts(
                new Access(options.accessRules(), lookups, targets),
                files.web,
                options.service.relay(),
                new ProxyRouter.Chain(forwardedFor, options.chain.sendProxy),
                new TargetConnector(transport, lookups, options.targetPolicy(), files.targetTls),
                connections,
                files.sessions,
                health,
                lifetime));
    }

    /** What is read from files before anything is opened. */
    private record Files(
            @Nullable ServerTls tls, @Nullable TargetTls targetTls, RequestListener web, Sessions sessions) {
        static Files load(ProxyOptions options) throws IOException {
            return new Files(
                    options.tls.load(),
                    options.tls.sslTarget ? TargetTls.create() : null,
                    options.web.load(),
                    Sessions.open(options.reports.sessions(), new Metrics()));
        }
    }

    private static ThreadPoolExecutor lookupThreads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                LOOKUP_THREADS, LOOKUP_THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(LOOKUP_QUEUE), task -> {
                    Thread thread = new Thread(task, "lookup");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** Starts listening. An address that cannot be had is an IOException that names it. */
    static ProxyServer start(ProxyOptions options, ByteBufAllocator allocator) throws IOException {
        return start(options, allocator, null);
    }

    /** The same, with targets that are not among the options. */
    static ProxyServer start(ProxyOptions options, ByteBufAllocator allocator, @Nullable TargetSupplier targets)
            throws IOException {
        ProxyServer server = new ProxyServer(options, Transport.fastest(allocator), Files.load(options), targets);
        try {
            server.listen(options);
        } catch (IOException e) {
            server.stop();
            throw e;
        }
        server.lifetime.start();
        return server;
    }

    private void listen(ProxyOptions options) throws IOException {
        Listener listener = new Listener(transport, options.listen.order(), new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                accept(channel);
            }
        });
        HostPort metricsAddress = options.reports.metricsAddress();
        if (metricsAddress != null) {
            MetricsServer server = new MetricsServer(metrics, health);
            listeningForMetrics.addAll(
                    new Listener(transport, options.listen.order(), server.initializer()).listen(metricsAddress));
        }
        if (!options.listen.inherited().isEmpty()) {
            listening.addAll(listener.listen(options.listen.inherited()));
        } else if (options.listen.unixListen == null) {
            listening.addAll(listener.listen(options.source()));
        } else {
            listening.add(listener.listen(options.listen.unixListen, options.listen.unixListenMode()));
        }
    }

    private void accept(Channel channel) {
        lifetime.changed();
        metrics.connectionOpened();
        channel.closeFuture().addListener(done -> metrics.connectionClosed());
        Connections.Admission admission = connections.admit(channel, lifetime::changed);
        if (admission == Connections.Admission.CUT) {
            channel.close();
        } else if (!wantsProxyHeader) {
            serve(channel, admission);
        } else if (mayProxy(channel)) {
            channel.pipeline().addLast(new ProxyHeaderReader(opened -> serve(opened, admission)));
        } else {
            LOG.info("{}: cut, since it is not in --trust-proxy", channel.remoteAddress());
            channel.close();
        }
    }

    private boolean mayProxy(Channel channel) {
        InetAddress peer = ClientAddress.peerIp(channel);
        return forwardedFor.trustsNobody() || (peer != null && forwardedFor.isTrusted(peer));
    }

    private void serve(Channel channel, Connections.Admission admission) {
        InetAddress peer = ClientAddress.peerIp(channel);
        boolean tooMany = peer != null && !forwardedFor.isTrusted(peer) && !connections.admitAddress(channel, peer);
        if (tls != null) {
            channel.pipeline().addLast(new FirstByte(tls, plainText));
        }
        boolean served = admission == Connections.Admission.SERVE && !tooMany;
        channel.pipeline().addLast(new HttpHandler(served ? router : this::refuse));
    }

    private void refuse(Exchange exchange) {
        HttpException refusal = new HttpException(HttpStatus.SERVICE_UNAVAILABLE, "too many connections");
        if (exchange.request().wantsWebSocket()) {
            metrics.refused(refusal.status().code());
        }
        exchange.refuse(refusal);
    }

    /** Where it listens; Unix domain sockets that were handed over do not tell. */
    List<SocketAddress> addresses() {
        if (unixListen != null) {
            return List.of(transport.unixAddress(unixListen)); // its channel knows the name before it was moved
        }
        List<SocketAddress> addresses = new ArrayList<>();
        for (Channel channel : listening) {
            if (channel.localAddress() != null) {
                addresses.add(channel.localAddress());
            }
        }
        return addresses;
    }

    String transportName() {
        return transport.name();
    }

    /** Waits until the proxy has served its time, then ends it. */
    void run() throws InterruptedException {
        lifetime.over().await();
        stop();
    }

    /** How long a drain waits for sessions to end by themselves, and then for clients to agree to go. */
    record Patience(int drainSeconds, int goodbyeSeconds) {}

    /** Takes no more connections, lets sessions go on for a time, tells the rest that the server goes away, and ends. */
    void drain(Patience patience) throws InterruptedException {
        lifetime.endWhenQuiet();
        if (!lifetime.over().await(patience.drainSeconds, TimeUnit.SECONDS)) {
            connections.goAway();
            lifetime.over().await(patience.goodbyeSeconds, TimeUnit.SECONDS);
        }
        stop();
    }

    /** Where metrics are served. */
    List<SocketAddress> metricsAddresses() {
        List<SocketAddress> addresses = new ArrayList<>();
        for (Channel channel : listeningForMetrics) {
            addresses.add(channel.localAddress());
        }
        return addresses;
    }

    private void stopListening() {
        for (Channel channel : listening) {
            channel.close();
        }
    }

    private void stop() {
        stopListening();
        for (Channel channel : listeningForMetrics) {
            channel.close();
        }
        connections.closeAll();
        transport.shutDown();
        lookups.shutdownNow();
    }
}
