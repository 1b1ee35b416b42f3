package io.vncshot.proxy.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.vncshot.proxy.transport.LogText;

/** The target's side: its bytes go to the client, and its end ends the connection. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports failures to the pipeline
final class TargetRelay extends ChannelInboundHandlerAdapter {
    private final ClientRelay client;

    TargetRelay(ClientRelay client) {
        this.client = client;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        client.sendData((ByteBuf) message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        client.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        client.readWhile(context.channel().isWritable());
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            client.targetEnded();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        client.targetEnded();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        client.targetFailed(LogText.of(cause));
        context.close();
    }
}
