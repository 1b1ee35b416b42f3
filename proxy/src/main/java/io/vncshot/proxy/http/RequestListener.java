package io.vncshot.proxy.http;

/** Takes requests, one at a time a connection, and sees that each is answered. */
public interface RequestListener {
    void onRequest(Exchange exchange);
}
