package io.vncshot.proxy.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.vncshot.proxy.address.AddressOrder;
import io.vncshot.proxy.address.HostPort;
import io.vncshot.proxy.address.Target;
import io.vncshot.proxy.address.TargetRules;
import io.vncshot.proxy.tls.TargetTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Connects to targets: finds the addresses of a name, off the event loop, and tries one after the other. */
public final class TargetConnector {
    private final Transport transport;
    private final Executor lookups;
    private final Policy policy;
    private final @Nullable TargetTls tls;

    /** In which order addresses are tried, and which of them may be. */
    public record Policy(AddressOrder order, TargetRules rules) {}

    /** The executor runs what may block: looking up names. With TLS every TCP target is spoken to by it. */
    public TargetConnector(Transport transport, Executor lookups, Policy policy, @Nullable TargetTls tls) {
        this.tls = tls;
        this.policy = policy;
        this.transport = transport;
        this.lookups = lookups;
    }

    /** A connection on this loop, which these bytes begin, with a handler made for it, and not reading yet. */
    public Future<Channel> connect(Target target, byte[] preface, EventLoop loop, Supplier<ChannelHandler> handler) {
        Promise<Channel> connected = loop.newPromise();
        Supplier<ChannelHandler> handlers = () -> initializer(target, preface, handler);
        if (target instanceof Target.Unix unix) {
            List<SocketAddress> addresses = List.of(transport.unixAddress(unix.path()));
            new Attempt(loop, handlers, new ArrayDeque<>(addresses), connected).tryNext();
        } else if (target instanceof Target.Tcp tcp) {
            resolve(tcp.address(), new Attempt(loop, handlers, new ArrayDeque<>(), connected));
        }
        return connected;
    }

    private ChannelHandler initializer(Target target, byte[] preface, Supplier<ChannelHandler> handler) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                if (preface.length > 0) {
                    channel.pipeline().addLast(new Preface(preface));
                }
                if (tls != null && target instanceof Target.Tcp tcp) {
                    channel.pipeline().addLast(tls.newHandler(channel.alloc(), tcp.address()));
                }
                channel.pipeline().addLast(handler.get());
            }
        };
    }

    private void resolve(HostPort address, Attempt attempt) {
        byte[] literal = NetUtil.createByteArrayFromIpAddressString(address.host());
        if (literal != null) {
            attempt.resolve(address);
            return;
        }
        try {
            lookups.execute(() -> attempt.resolve(address));
        } catch (RejectedExecutionException e) {
            attempt.connected.setFailure(new IOException("too many names are being looked up"));
        }
    }

    /** The addresses that are still to be tried for one connection. */
    private final class Attempt {
        private final EventLoop loop;
        private final Supplier<ChannelHandler> handler;
        private final Deque<SocketAddress> addresses;
        private final Promise<Channel> connected;

        Attempt(
                EventLoop loop,
                Supplier<ChannelHandler> handler,
                Deque<SocketAddress> addresses,
                Promise<Channel> connected) {
            this.loop = loop;
            this.handler = handler;
            this.addresses = addresses;
            this.connected = connected;
        }

        void resolve(HostPort address) {
            try {
                for (InetAddress found : policy.order.resolve(address.host())) {
                    if (policy.rules.allow(address, found)) {
                        addresses.add(new InetSocketAddress(found, address.port()));
                    }
                }
                if (addresses.isEmpty()) {
                    connected.setFailure(new IOException("none of its addresses is allowed by --allow-target"));
                    return;
                }
                loop.execute(this::tryNext);
            } catch (IOException e) {
                connected.setFailure(new IOException("the host name is not known"));
            }
        }

        void tryNext() {
            SocketAddress address = addresses.remove();
            ChannelFuture attempt =
                    transport.client(loop, address).handler(handler.get()).connect(address);
            attempt.addListener(done -> {
                if (done.isSuccess()) {
                    connected.setSuccess(attempt.channel());
                } else if (addresses.isEmpty()) {
                    connected.setFailure(done.cause());
                } else {
                    tryNext();
                }
            });
        }
    }
}
