package io.vncshot.proxy.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Sends some bytes before all others, TLS included. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports failures to the pipeline
final class Preface extends ChannelInboundHandlerAdapter {
    private final byte[] bytes;

    Preface(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.writeAndFlush(Unpooled.wrappedBuffer(bytes));
        context.fireChannelActive();
        context.pipeline().remove(this);
    }
}
