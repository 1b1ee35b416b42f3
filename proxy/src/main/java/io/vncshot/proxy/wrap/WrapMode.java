package io.vncshot.proxy.wrap;

/** What becomes of the proxy when the wrapped command and all that it left behind have ended. */
public enum WrapMode {
    /** It ends, with the command's status. */
    EXIT,
    /** It goes on listening. */
    IGNORE,
    /** It starts the command again, unless that ends again and again. */
    RESPAWN
}
