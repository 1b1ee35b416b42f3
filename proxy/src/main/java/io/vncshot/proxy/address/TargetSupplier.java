package io.vncshot.proxy.address;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;

/** Says where every client is to be connected, when that can change and may not be known yet. */
public interface TargetSupplier {
    /** The target, sooner or later; the future is of this loop, and fails with an HttpException when there is none. */
    Future<Target> find(EventLoop loop);
}
