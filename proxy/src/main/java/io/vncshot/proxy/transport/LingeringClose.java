package io.vncshot.proxy.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection without losing what was written: sends all of it, then the end of the stream, and throws away what
 * still comes in until the peer has ended too. (The kernel answers a close with unread input by a reset, which takes
 * the peer's unread bytes with it.) A peer that takes nothing for a while is cut off.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports failures to the pipeline
public final class LingeringClose extends ChannelInboundHandlerAdapter {
    private static final int STALL_SECONDS = 5;

    private @Nullable StallWatch watch;
    private boolean inputEnded;
    private boolean outputEnded;

    public LingeringClose() {}

    private LingeringClose(boolean inputEnded) {
        this.inputEnded = inputEnded;
    }

    /** For a peer that has said its last word: ends when all is sent. */
    public static LingeringClose afterLastWord() {
        return new LingeringClose(true);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        Channel channel = context.channel();
        if (!channel.isActive()) {
            context.close();
            return;
        }
        inputEnded |= channel instanceof DuplexChannel duplex && duplex.isInputShutdown();
        watch = StallWatch.start(channel, STALL_SECONDS, context::close);
        channel.config().setAutoRead(true);
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> endOutput(context));
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (watch != null) {
            watch.stop();
        }
    }

    private void endOutput(ChannelHandlerContext context) {
        SslHandler tls = context.pipeline().get(SslHandler.class);
        if (tls != null) {
            tls.closeOutbound().addListener(sent -> shutDownOutput(context));
        } else {
            shutDownOutput(context);
        }
    }

    private void shutDownOutput(ChannelHandlerContext context) {
        outputEnded = true;
        if (inputEnded || !(context.channel() instanceof DuplexChannel channel)) {
            context.close();
        } else {
            channel.shutdownOutput();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            inputEnded = true;
            if (outputEnded) {
                context.close();
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
