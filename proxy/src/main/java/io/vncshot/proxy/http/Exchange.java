package io.vncshot.proxy.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;

/** A request and the way to answer it, once. Of the channel's event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports failures to the pipeline
public final class Exchange {
    private final HttpHandler handler;
    private final ChannelHandlerContext context;
    private final HttpRequest request;

    Exchange(HttpHandler handler, ChannelHandlerContext context, HttpRequest request) {
        this.handler = handler;
        this.context = context;
        this.request = request;
    }

    public HttpRequest request() {
        return request;
    }

    public Channel channel() {
        return context.channel();
    }

    /** Sends the whole answer, and goes on with the next request or closes. */
    public void respond(Response response) {
        boolean keepsAlive = request.keepsAlive();
        writeHead(response);
        if (!request.method().equals("HEAD") && response.body().length > 0) {
            context.write(context.alloc().buffer(response.body().length).writeBytes(response.body()));
        }
        context.flush();
        finish(keepsAlive);
    }

    /** Refuses what the exception says. */
    public void refuse(HttpException refusal) {
        respond(Response.text(refusal.status(), refusal.reason()));
    }

    /** Writes the head alone; the caller writes a body of the length it names, then calls {@link #finish()}. */
    public void writeHead(Response response) {
        if (response.status() != HttpStatus.SWITCHING_PROTOCOLS) {
            response.with("Connection", request.keepsAlive() ? "keep-alive" : "close");
        }
        writeAscii(response.head());
    }

    /** Goes on with the next request on this connection, or closes it. */
    public void finish() {
        finish(request.keepsAlive());
    }

    /** Answers 101 and gives the connection to the handler, which gets the bytes that came after the request. */
    public void upgrade(Response response, ChannelHandler next) {
        writeHead(response);
        context.flush();
        handler.replaceWith(context, next);
    }

    private void finish(boolean keepsAlive) {
        if (keepsAlive) {
            handler.awaitNext(context);
        } else {
            handler.close(context);
        }
    }

    private void writeAscii(String text) {
        context.write(ByteBufUtil.writeUtf8(context.alloc(), text));
    }
}
