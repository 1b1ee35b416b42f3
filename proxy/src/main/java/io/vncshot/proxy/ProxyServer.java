package io.vncshot.proxy;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.vncshot.proxy.address.TargetSupplier;
import io.vncshot.proxy.http.Exchange;
import io.vncshot.proxy.http.HttpException;
import io.vncshot.proxy.http.HttpHandler;
import io.vncshot.proxy.http.HttpStatus;
import io.vncshot.proxy.http.RequestListener;
import io.vncshot.proxy.tls.FirstByte;
import io.vncshot.proxy.tls.ServerTls;
import io.vncshot.proxy.tls.TargetTls;
import io.vncshot.proxy.transport.TargetConnector;
import io.vncshot.proxy.transport.Transport;
import io.vncshot.proxy.web.StaticFiles;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The running proxy: its listening sockets and all that comes of them. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports failures to the pipeline
final class ProxyServer {
    private static final int LOOKUP_THREADS = 4;
    private static final int LOOKUP_QUEUE = 1024;

    private final Transport transport;
    private final Connections connections;
    private final Lifetime lifetime;
    private final RequestListener router;
    private final ThreadPoolExecutor lookups;
    private final List<Channel> listening = new ArrayList<>();

    private final @Nullable ServerTls tls;
    private final FirstByte.PlainText plainText;

    private ProxyServer(ProxyOptions options, Transport transport, Files files, @Nullable TargetSupplier targets) {
        this.tls = files.tls;
        this.plainText = options.tls.plainText();
        this.transport = transport;
        this.connections = new Connections(options.connectionLimit(), options.connectionLimitPerAddress());
        this.lifetime = new Lifetime(options.lifetime(), connections, transport.anyLoop(), this::stopListening);
        this.lookups = lookupThreads();
        this.router = new ProxyRouter(new ProxyRouter.Parts(
                new Access(options.accessRules(), lookups, targets),
                files.web,
                options.relay(),
                new TargetConnector(transport, lookups, files.targetTls),
                connections,
                lifetime));
    }

    /** What is read from files before anything is opened. */
    private record Files(
            @Nullable ServerTls tls,
            @Nullable TargetTls targetTls,
            @Nullable StaticFiles web) {
        static Files load(ProxyOptions options) throws IOException {
            return new Files(options.tls.load(), options.tls.sslTarget ? TargetTls.create() : null, options.web.load());
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
        Listener listener = new Listener(transport, new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                accept(channel);
            }
        });
        if (options.unixListen == null) {
            listening.addAll(listener.listen(options.source()));
        } else {
            listening.add(listener.listen(options.unixListen, options.unixListenMode()));
        }
    }

    private void accept(Channel channel) {
        lifetime.changed();
        if (tls != null) {
            channel.pipeline().addLast(new FirstByte(tls, plainText));
        }
        switch (connections.admit(channel, lifetime::changed)) {
            case SERVE -> channel.pipeline().addLast(new HttpHandler(router));
            case REFUSE -> channel.pipeline().addLast(new HttpHandler(ProxyServer::refuse));
            case CUT -> channel.close();
        }
    }

    private static void refuse(Exchange exchange) {
        exchange.refuse(new HttpException(HttpStatus.SERVICE_UNAVAILABLE, "too many connections"));
    }

    /** Where it listens. */
    List<SocketAddress> addresses() {
        List<SocketAddress> addresses = new ArrayList<>();
        for (Channel channel : listening) {
            addresses.add(channel.localAddress());
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

    /** Takes no more connections, tells every client that the server goes away, and gives them some seconds to agree. */
    void drain(int seconds) throws InterruptedException {
        lifetime.endWhenQuiet();
        connections.goAway();
        lifetime.over().await(seconds, TimeUnit.SECONDS);
        stop();
    }

    private void stopListening() {
        for (Channel channel : listening) {
            channel.close();
        }
    }

    private void stop() {
        stopListening();
        connections.closeAll();
        transport.shutDown();
        lookups.shutdownNow();
    }
}
