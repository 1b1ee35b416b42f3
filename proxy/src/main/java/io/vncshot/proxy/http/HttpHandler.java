package io.vncshot.proxy.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.DecoderException;
import io.netty.util.concurrent.Future;
import io.vncshot.proxy.transport.ClientAddress;
import io.vncshot.proxy.transport.LingeringClose;
import io.vncshot.proxy.transport.LogText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts the bytes of a connection into requests and hands them out one at a time: while one is being answered nothing is
 * read. A head has 15 s to arrive, counted from the connection or the last answer and never restarted by a byte.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports failures to the pipeline
public final class HttpHandler extends ByteToMessageDecoder {
    static final int MAX_HEAD = 32768;
    static final int HEAD_SECONDS = 15;

    /** The first byte of a connection by TLS, which is none of a request. */
    private static final int TLS_HANDSHAKE_RECORD = 0x16;

    private static final Logger LOG = LoggerFactory.getLogger("proxy");

    private final RequestListener listener;
    private int scanned;
    private boolean answering;
    private boolean inputEnded;
    private boolean waitsForRoom;
    private @Nullable Future<?> deadline;

    public HttpHandler(RequestListener listener) {
        this.listener = listener;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        if (context.channel().isActive()) {
            startDeadline(context);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        startDeadline(context);
        context.fireChannelActive();
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (answering) {
            return;
        }
        boolean tls = in.getByte(in.readerIndex()) == TLS_HANDSHAKE_RECORD;
        int end = findHeadEnd(in);
        if (end < 0 && in.readableBytes() <= MAX_HEAD && !tls) {
            return;
        }
        answering = true;
        stopDeadline();
        context.channel().config().setAutoRead(false);
        if (tls) {
            LOG.info("{}: refused: TLS, and there is no certificate", ClientAddress.of(context.channel()));
            refuse(context, new HttpException(HttpStatus.BAD_REQUEST, "TLS is not served here; use http:// or ws://"));
            return;
        }
        if (end < 0 || end > MAX_HEAD) {
            refuse(context, new HttpException(HttpStatus.HEADER_FIELDS_TOO_LARGE, "the head is over 32 KiB"));
            return;
        }
        String head = in.readCharSequence(end, StandardCharsets.ISO_8859_1).toString();
        scanned = 0;
        try {
            HttpRequest request = new RequestParser(head).parse();
            listener.onRequest(new Exchange(this, context, request));
        } catch (HttpException e) {
            refuse(context, e);
        }
    }

    /** The length of the head with its empty line, or -1. A lone LF ends nothing: the parser would refuse it. */
    private int findHeadEnd(ByteBuf in) {
        int start = in.readerIndex();
        int last = in.writerIndex() - 4;
        for (int i = start + scanned; i <= last; i++) {
            if (in.getByte(i + 3) == '\n' && in.getInt(i) == 0x0d0a0d0a) {
                return i + 4 - start;
            }
        }
        scanned = Math.max(0, last + 1 - start);
        return -1;
    }

    private void refuse(ChannelHandlerContext context, HttpException refusal) {
        HttpRequest unread = new HttpRequest("GET", "/", 0, new HeaderFields());
        new Exchange(this, context, unread).refuse(refusal);
    }

    /** A client that asks and asks and reads nothing gets no further answer into its queue. */
    void awaitNext(ChannelHandlerContext context) {
        startDeadline(context);
        waitsForRoom = !context.channel().isWritable();
        if (waitsForRoom) {
            return;
        }
        answering = false;
        if (inputEnded && actualReadableBytes() == 0) {
            close(context);
            return;
        }
        context.channel().config().setAutoRead(true);
        if (actualReadableBytes() > 0) {
            context.executor().execute(() -> decodeWaiting(context));
        }
    }

    private void decodeWaiting(ChannelHandlerContext context) {
        if (context.isRemoved()) {
            return;
        }
        try {
            channelRead(context, Unpooled.EMPTY_BUFFER);
        } catch (Exception e) {
            context.fireExceptionCaught(e);
        }
    }

    void close(ChannelHandlerContext context) {
        replaceWith(context, new LingeringClose());
    }

    void replaceWith(ChannelHandlerContext context, ChannelHandler next) {
        stopDeadline();
        if (!context.isRemoved()) {
            context.pipeline().replace(this, null, next);
        }
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) {
        stopDeadline();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        stopDeadline();
        answering = true;
        super.channelInactive(context);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
        if (waitsForRoom && context.channel().isWritable()) {
            awaitNext(context);
        }
        super.channelWritabilityChanged(context);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            inputEnded = true;
            if (!answering) {
                close(context);
            }
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        Throwable root = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        if (root instanceof IOException) {
            LOG.debug("{}: {}", ClientAddress.of(context.channel()), LogText.of(root));
        } else {
            LOG.warn("{}: cut off by an error of this program", ClientAddress.of(context.channel()), root);
        }
        context.close();
    }

    private void startDeadline(ChannelHandlerContext context) {
        stopDeadline();
        deadline = context.executor().schedule(() -> expire(context), HEAD_SECONDS, TimeUnit.SECONDS);
    }

    private void stopDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private void expire(ChannelHandlerContext context) {
        if (actualReadableBytes() > 0 && !answering) {
            answering = true;
            refuse(context, new HttpException(HttpStatus.REQUEST_TIMEOUT, "the head did not arrive within 15 s"));
        } else if (context.channel().unsafe().outboundBuffer().isEmpty()) {
            context.close();
        } else {
            close(context);
        }
    }
}
