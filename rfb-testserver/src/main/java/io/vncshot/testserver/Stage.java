package io.vncshot.testserver;

/** A point in what the server sends, each met at most once in a connection: just before the bytes it names. */
public enum Stage {
    BANNER,
    /** The list of security types, or the server's choice in version 3.3; also a refusal. */
    SECURITY_TYPES,
    CHALLENGE,
    SECURITY_RESULT,
    SERVER_INIT,
    /** After ServerInit, before anything else is sent or read. */
    SESSION,
    FIRST_UPDATE,
    AFTER_FIRST_UPDATE
}
