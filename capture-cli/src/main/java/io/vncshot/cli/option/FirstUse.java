package io.vncshot.cli.option;

/** What is believed of a server that is met for the first time, and remembered from then on; least first. */
public enum FirstUse {
    NOTHING,
    /** The keys of RSA-AES, which nobody signs. */
    KEYS,
    /** Certificates too that no authority vouches for. */
    ALL
}
