package io.vncshot.proxy.web;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vncshot.proxy.http.Exchange;
import io.vncshot.proxy.transport.LogText;
import java.io.IOException;
import java.nio.channels.FileChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a part of a file as fast as the client takes it, then gives the connection back. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports failures to the pipeline
final class FileSender extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger("proxy");
    private static final int CHUNK = 32768;

    private final Exchange exchange;
    private final FileChannel file;
    private long position;
    private final long end;

    /** The file is closed by this. */
    FileSender(Exchange exchange, FileChannel file, ByteRange range) {
        this.exchange = exchange;
        this.file = file;
        this.position = range.first();
        this.end = range.last() + 1;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        send(context);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            send(context);
        }
        context.fireChannelWritabilityChanged();
    }

    /** A flush may make the channel writable again and call this from within: hence the look at what is removed. */
    private void send(ChannelHandlerContext context) {
        try {
            while (position < end && context.channel().isWritable() && !context.isRemoved()) {
                sendChunk(context);
            }
        } catch (IOException e) {
            LOG.warn("a file that was being sent: {}", LogText.of(e));
            context.close();
            return;
        }
        if (position >= end && !context.isRemoved()) {
            context.pipeline().remove(this);
            exchange.finish();
        }
    }

    private void sendChunk(ChannelHandlerContext context) throws IOException {
        int length = (int) Math.min(CHUNK, end - position);
        ByteBuf chunk = context.alloc().ioBuffer(length);
        try {
            int read = chunk.writeBytes(file, position, length);
            if (read <= 0) {
                throw new IOException("it became shorter");
            }
            position += read;
        } catch (IOException e) {
            chunk.release();
            throw e;
        }
        context.writeAndFlush(chunk);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) throws IOException {
        file.close();
    }
}
