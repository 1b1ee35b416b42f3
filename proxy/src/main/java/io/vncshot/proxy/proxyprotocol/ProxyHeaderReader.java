package io.vncshot.proxy.proxyprotocol;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.Future;
import io.vncshot.proxy.transport.ClientAddress;
import io.vncshot.proxy.transport.LogText;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the header off the beginning of a connection and hands the channel on; without a right one it is cut. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports failures to the pipeline
public final class ProxyHeaderReader extends ByteToMessageDecoder {
    private static final Logger LOG = LoggerFactory.getLogger("proxy");
    private static final int SECONDS = 15;

    private final Consumer<Channel> next;
    private @Nullable Future<?> deadline;

    /** The next one adds its handlers to the channel. */
    public ProxyHeaderReader(Consumer<Channel> next) {
        this.next = next;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        deadline = context.executor().schedule(() -> context.close(), SECONDS, TimeUnit.SECONDS);
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        ProxyHeaderParser.Header header = ProxyHeaderParser.parse(in);
        if (header == null) {
            return;
        }
        if (header.source() != null) {
            ClientAddress.setProxied(context.channel(), header.source());
        }
        next.accept(context.channel());
        context.pipeline().remove(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.info("{}: {}", context.channel().remoteAddress(), LogText.of(cause));
        context.close();
    }
}
