package io.vncshot.proxy;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.vncshot.proxy.relay.ClientRelay;
import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What is open: every accepted connection, counted against the limits, and of these the WebSockets and their targets. */
final class Connections {
    /** So many more than the limit are accepted, to be told so. */
    private static final int REFUSABLE = 64;

    enum Admission {
        SERVE,
        REFUSE,
        CUT
    }

    private final int limit;
    private final int limitPerAddress;
    private final AtomicInteger accepted = new AtomicInteger();
    private final ConcurrentMap<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();
    private final ChannelGroup all = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final ChannelGroup sessions = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    Connections(int limit, int limitPerAddress) {
        this.limit = limit;
        this.limitPerAddress = limitPerAddress;
    }

    /** Counts a connection until it is closed, and says what to do with it. */
    Admission admit(Channel channel, Runnable closed) {
        int number = accepted.incrementAndGet();
        all.add(channel);
        channel.closeFuture().addListener(done -> {
            accepted.decrementAndGet();
            closed.run();
        });
        if (number > limit + REFUSABLE) {
            return Admission.CUT;
        }
        return number > limit ? Admission.REFUSE : Admission.SERVE;
    }

    /** Counts it for the address of its client too, and says whether that one may have so many. */
    boolean admitAddress(Channel channel, InetAddress key) {
        int number = perAddress.merge(key, 1, Integer::sum);
        channel.closeFuture().addListener(done -> perAddress.computeIfPresent(key, (k, n) -> n == 1 ? null : n - 1));
        return number <= limitPerAddress;
    }

    /** The client's side of a WebSocket, or a target's. */
    void addSession(Channel channel) {
        sessions.add(channel);
    }

    int accepted() {
        return accepted.get();
    }

    boolean hasSessions() {
        return !sessions.isEmpty();
    }

    /** Says goodbye to every WebSocket. */
    void goAway() {
        for (Channel channel : sessions) {
            EventLoop loop = channel.eventLoop();
            loop.execute(() -> {
                ClientRelay relay = channel.pipeline().get(ClientRelay.class);
                if (relay != null) {
                    relay.goAway();
                }
            });
        }
    }

    void closeAll() {
        all.close().awaitUninterruptibly(1000);
        sessions.close().awaitUninterruptibly(1000);
    }
}
