package io.vncshot.proxy.websocket;

/** How a message's payload is written. */
public enum Coding {
    PLAIN,
    /** By permessage-deflate, which the first reserved bit tells. */
    DEFLATED
}
