package io.vncshot.proxy.tls;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandler;
import java.util.List;

/** Tells TLS from plain text by a connection's first byte, and puts the TLS handler in its own place. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports failures to the pipeline
public final class FirstByte extends ByteToMessageDecoder {
    private static final int TLS_HANDSHAKE_RECORD = 0x16;

    /** What to do with plain text. */
    public enum PlainText {
        SERVED,
        CUT
    }

    private final ServerTls tls;
    private final PlainText plainText;

    public FirstByte(ServerTls tls, PlainText plainText) {
        this.tls = tls;
        this.plainText = plainText;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (in.getByte(in.readerIndex()) == TLS_HANDSHAKE_RECORD) {
            SslHandler handler = tls.newHandler(context.alloc());
            context.pipeline().replace(this, null, handler);
        } else if (plainText == PlainText.SERVED) {
            context.pipeline().remove(this);
        } else {
            in.skipBytes(in.readableBytes());
            context.close();
        }
    }
}
